DROP TABLE notice_choices;
DROP TABLE notices;
DELETE FROM counters WHERE name = 'notices';
