DROP TABLE voices;
DROP TABLE workshop_outcomes;
