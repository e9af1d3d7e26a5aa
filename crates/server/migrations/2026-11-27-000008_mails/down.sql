DROP TABLE secrets;
DROP TABLE mails;
