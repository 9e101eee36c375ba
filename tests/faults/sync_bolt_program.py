"""The control: a synchronous Bolt app with its five threads, which asks a model in its listeners."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient


def main() -> None:
    app = _app()

    class Front(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            response = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
            self.send_response(response.status)
            self.end_headers()
            self.wfile.write(response.body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    address = ("127.0.0.1", int(os.environ["REMIT_PORT"]))
    ThreadingHTTPServer(address, Front).serve_forever()


def _app() -> App:
    app = App(
        client=WebClient(token="xoxb-playground", base_url=os.environ["SLACK_API_URL"]),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        token_verification_enabled=False,
    )

    @app.event("app_mention")
    def on_mention(event: dict[str, Any]) -> None:
        httpx.post(
            f"{os.environ['OPENAI_BASE_URL']}/chat/completions",
            json={"model": "any", "messages": [{"role": "user", "content": event["text"]}]},
            timeout=90,
        )

    @app.event("message")
    def on_message() -> None:
        """Hear it, as the bot does."""

    @app.command("/remit")
    def on_command(ack: Ack) -> None:
        ack("I turn goals into problem statements.")

    return app
