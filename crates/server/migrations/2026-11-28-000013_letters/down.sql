DROP INDEX workshop_participants_by_email;
DROP TABLE workshop_letters;
