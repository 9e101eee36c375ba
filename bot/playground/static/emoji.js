// The emoji this workspace can draw, by their short names.

const TABLE = `
grinning 😀|smiley 😃|smile 😄|grin 😁|laughing 😆|sweat_smile 😅|joy 😂|rofl 🤣|slightly_smiling_face 🙂|wink 😉|blush 😊|innocent 😇
heart_eyes 😍|kissing_heart 😘|yum 😋|sunglasses 😎|nerd_face 🤓|thinking_face 🤔|thinking 🤔|neutral_face 😐|expressionless 😑|no_mouth 😶
smirk 😏|roll_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔|sleeping 😴|zzz 💤|mask 😷|exploding_head 🤯|partying_face 🥳|confused 😕|worried 😟
slightly_frowning_face 🙁|open_mouth 😮|astonished 😲|flushed 😳|cry 😢|sob 😭|scream 😱|angry 😠|rage 😡|sweat 😓|face_with_monocle 🧐
robot_face 🤖|robot 🤖|ghost 👻|wave 👋|raised_hand ✋|ok_hand 👌|v ✌️|crossed_fingers 🤞|point_left 👈|point_right 👉|point_up ☝️
point_up_2 👆|point_down 👇|+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|fist ✊|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|eyes 👀|brain 🧠
handshake 🤝|writing_hand ✍️|heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|broken_heart 💔|sparkles ✨
star ⭐|star2 🌟|dizzy 💫|boom 💥|fire 🔥|tada 🎉|confetti_ball 🎊|balloon 🎈|gift 🎁|trophy 🏆|medal 🏅|dart 🎯|game_die 🎲|jigsaw 🧩
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|warning ⚠️|no_entry ⛔|no_entry_sign 🚫
question ❓|grey_question ❔|exclamation ❗|grey_exclamation ❕|bangbang ‼️|information_source ℹ️|red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠
large_yellow_circle 🟡|yellow_circle 🟡|large_green_circle 🟢|green_circle 🟢|large_blue_circle 🔵|blue_circle 🔵|purple_circle 🟣|white_circle ⚪|black_circle ⚫
large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹
small_orange_diamond 🔸|small_red_triangle 🔺|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_upper_right ↗️|arrow_lower_right ↘️
leftwards_arrow_with_hook ↩️|arrows_counterclockwise 🔄|repeat 🔁|heavy_plus_sign ➕|heavy_minus_sign ➖|infinity ♾️|abacus 🧮|1234 🔢|abc 🔤
zero 0️⃣|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|100 💯
chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊|clipboard 📋|pushpin 📌|round_pushpin 📍|paperclip 📎|link 🔗|straight_ruler 📏|triangular_ruler 📐
scissors ✂️|lock 🔒|unlock 🔓|key 🔑|hammer 🔨|wrench 🔧|hammer_and_wrench 🛠️|gear ⚙️|toolbox 🧰|magnet 🧲|test_tube 🧪|petri_dish 🧫|dna 🧬|microscope 🔬|telescope 🔭
scales ⚖️|balance_scale ⚖️|shield 🛡️|mag 🔍|mag_right 🔎|bulb 💡|candle 🕯️|book 📖|books 📚|notebook 📓|ledger 📒|page_facing_up 📄|page_with_curl 📃|bookmark_tabs 📑
scroll 📜|memo 📝|pencil 📝|pencil2 ✏️|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|date 📅|calendar 📆|spiral_calendar_pad 🗓️|card_index 📇|file_cabinet 🗄️
wastebasket 🗑️|package 📦|mailbox 📫|inbox_tray 📥|outbox_tray 📤|email 📧|envelope ✉️|speech_balloon 💬|thought_balloon 💭|left_speech_bubble 🗨️|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢
hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|timer_clock ⏲️|clock1 🕐|clock3 🕒|clock9 🕘|moneybag 💰|dollar 💵|euro 💶|pound 💷|credit_card 💳|receipt 🧾
computer 💻|desktop_computer 🖥️|keyboard ⌨️|floppy_disk 💾|cd 💿|phone ☎️|telephone_receiver 📞|iphone 📱|calling 📲|satellite 🛰️|electric_plug 🔌|battery 🔋
rocket 🚀|airplane ✈️|car 🚗|ambulance 🚑|construction 🚧|vertical_traffic_light 🚦|rotating_light 🚨|checkered_flag 🏁|triangular_flag_on_post 🚩|white_flag 🏳️
hospital 🏥|office 🏢|house 🏠|tooth 🦷|seedling 🌱|herb 🌿|deciduous_tree 🌳|sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|zap ⚡|rainbow 🌈|ocean 🌊|earth_africa 🌍|globe_with_meridians 🌐
coffee ☕|tea 🍵|cake 🍰|birthday 🎂|apple 🍎|pizza 🍕|beer 🍺|bug 🐛|beetle 🐞|turtle 🐢|rabbit 🐇|snail 🐌|owl 🦉|unicorn_face 🦄
bust_in_silhouette 👤|busts_in_silhouette 👥|woman 👩|man 👨|technologist 🧑‍💻|scientist 🧑‍🔬|dentist 🧑‍⚕️|detective 🕵️|crown 👑|mortar_board 🎓|art 🎨|musical_note 🎵|film_frames 🎞️|camera 📷
`;

export const EMOJI = new Map(
  TABLE.trim().split(/[|\n]/).map((entry) => {
    const cut = entry.lastIndexOf(" ");
    return [entry.slice(0, cut), entry.slice(cut + 1)];
  }),
);

export const QUICK_REACTIONS = [
  "+1", "-1", "white_check_mark", "eyes", "heart", "tada", "joy", "thinking_face", "pray", "rocket",
  "fire", "100", "raised_hands", "wave", "warning", "x", "question", "bulb", "dart", "bar_chart",
];

/** The character for a short name, or the name between colons when it is unknown. */
export function emojiCharacter(name) {
  return EMOJI.get(name.replace(/::skin-tone-\d$/, "")) ?? `:${name}:`;
}

/** Text with every known :name: swapped for its character. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):(?::skin-tone-\d:)?/g, (whole, name) => EMOJI.get(name) ?? whole);
}
