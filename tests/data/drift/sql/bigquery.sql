-- sqlalchemy-bigquery 1.17.3, statements 15ae623f33356e81

SELECT count(*) AS `n`, count(`payments`.`amount`) AS `c0`, min(CAST(`payments`.`amount` AS FLOAT64)) AS `c0_l`, max(CAST(`payments`.`amount` AS FLOAT64)) AS `c0_h`, sum(CAST(`payments`.`amount` AS FLOAT64) - 9.0) AS `c0_s`, sum((CAST(`payments`.`amount` AS FLOAT64) - 9.0) * (CAST(`payments`.`amount` AS FLOAT64) - 9.0)) AS `c0_q`, sum(CASE WHEN (`payments`.`amount` < 0.5) THEN 1 ELSE 0 END) AS `c0_u`, sum(CASE WHEN (`payments`.`amount` <= 0.5) THEN 1 ELSE 0 END) AS `c0_0`, sum(CASE WHEN (`payments`.`amount` <= 7.25) THEN 1 ELSE 0 END) AS `c0_1`, sum(CASE WHEN (`payments`.`amount` <= 9.0) THEN 1 ELSE 0 END) AS `c0_2`, sum(CASE WHEN (`payments`.`amount` <= 120.0) THEN 1 ELSE 0 END) AS `c0_3`, count(`payments`.`card`) AS `c1`, count(`payments`.`seen_on`) AS `c2`, min(`payments`.`seen_on`) AS `c2_l`, max(`payments`.`seen_on`) AS `c2_h`
FROM `payments`
WHERE `payments`.`card` != 'test'
;

SELECT count(*) AS `n`, count(`payments`.`amount`) AS `c0`, min(CASE WHEN (`payments`.`amount` <= 1.7976931348623157e+308 AND `payments`.`amount` >= -1.7976931348623157e+308) THEN CAST(`payments`.`amount` AS FLOAT64) END) AS `c0_l`, max(CASE WHEN (`payments`.`amount` <= 1.7976931348623157e+308 AND `payments`.`amount` >= -1.7976931348623157e+308) THEN CAST(`payments`.`amount` AS FLOAT64) END) AS `c0_h`, sum(CASE WHEN (`payments`.`amount` > 1.7976931348623157e+308) THEN 1 ELSE 0 END) AS `c0_i`, sum(CASE WHEN (`payments`.`amount` < -1.7976931348623157e+308) THEN 1 ELSE 0 END) AS `c0_j`, sum(CASE WHEN (`payments`.`amount` <= 1.7976931348623157e+308 AND `payments`.`amount` >= -1.7976931348623157e+308) THEN CAST(`payments`.`amount` AS FLOAT64) END - 9.0) AS `c0_s`, sum((CASE WHEN (`payments`.`amount` <= 1.7976931348623157e+308 AND `payments`.`amount` >= -1.7976931348623157e+308) THEN CAST(`payments`.`amount` AS FLOAT64) END - 9.0) * (CASE WHEN (`payments`.`amount` <= 1.7976931348623157e+308 AND `payments`.`amount` >= -1.7976931348623157e+308) THEN CAST(`payments`.`amount` AS FLOAT64) END - 9.0)) AS `c0_q`, sum(CASE WHEN (`payments`.`amount` < 0.5) THEN 1 ELSE 0 END) AS `c0_u`, sum(CASE WHEN (`payments`.`amount` <= 0.5) THEN 1 ELSE 0 END) AS `c0_0`, sum(CASE WHEN (`payments`.`amount` <= 7.25) THEN 1 ELSE 0 END) AS `c0_1`, sum(CASE WHEN (`payments`.`amount` <= 9.0) THEN 1 ELSE 0 END) AS `c0_2`, sum(CASE WHEN (`payments`.`amount` <= 120.0) THEN 1 ELSE 0 END) AS `c0_3`
FROM `payments`
WHERE `payments`.`card` != 'test'
;

SELECT `payments`.`card` AS `level`, count(*) AS `n`
FROM `payments`
WHERE `payments`.`card` != 'test' AND `payments`.`card` IS NOT NULL GROUP BY `payments`.`card` ORDER BY count(*) DESC
 LIMIT 200001
;

SELECT `payments`.`amount`
FROM `payments`
WHERE `payments`.`card` != 'test' ORDER BY rand()
 LIMIT 100000
;
