-- Whose name a number stands for, and what is the same name (domain.md, chapters 2 and 12).

-- A draft has not been handed in: it keeps nobody from a referral (F-6).
DROP INDEX referral_open_person;
CREATE UNIQUE INDEX referral_open_person ON referral (person_id)
    WHERE state IN ('submitted', 'inScreening', 'informationRequested');

-- The number is known, under another name or birth date (F-11).
ALTER TABLE referral ADD COLUMN has_other_identity INTEGER NOT NULL DEFAULT 0 CHECK (has_other_identity IN (0, 1));

-- The name without case, marks, blanks and hyphens, by which the same name is found however it is written (F-12).
-- The program writes it; this does the same for the persons there are, letter by letter.
ALTER TABLE person ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
CREATE TABLE folded_letter (written TEXT PRIMARY KEY, folded TEXT NOT NULL) STRICT;
INSERT INTO folded_letter (written, folded) VALUES
    ('À', 'a'), ('Á', 'a'), ('Â', 'a'), ('Ã', 'a'), ('Ä', 'a'), ('Å', 'a'), ('Æ', 'ae'), ('Ç', 'c'), ('È', 'e'),
    ('É', 'e'), ('Ê', 'e'), ('Ë', 'e'), ('Ì', 'i'), ('Í', 'i'), ('Î', 'i'), ('Ï', 'i'), ('Ð', 'ð'), ('Ñ', 'n'),
    ('Ò', 'o'), ('Ó', 'o'), ('Ô', 'o'), ('Õ', 'o'), ('Ö', 'o'), ('Ø', 'o'), ('Ù', 'u'), ('Ú', 'u'), ('Û', 'u'),
    ('Ü', 'u'), ('Ý', 'y'), ('Þ', 'þ'), ('ß', 'ss'), ('à', 'a'), ('á', 'a'), ('â', 'a'), ('ã', 'a'), ('ä', 'a'),
    ('å', 'a'), ('æ', 'ae'), ('ç', 'c'), ('è', 'e'), ('é', 'e'), ('ê', 'e'), ('ë', 'e'), ('ì', 'i'), ('í', 'i'),
    ('î', 'i'), ('ï', 'i'), ('ñ', 'n'), ('ò', 'o'), ('ó', 'o'), ('ô', 'o'), ('õ', 'o'), ('ö', 'o'), ('ø', 'o'),
    ('ù', 'u'), ('ú', 'u'), ('û', 'u'), ('ü', 'u'), ('ý', 'y'), ('ÿ', 'y'), ('Ā', 'a'), ('ā', 'a'), ('Ă', 'a'),
    ('ă', 'a'), ('Ą', 'a'), ('ą', 'a'), ('Ć', 'c'), ('ć', 'c'), ('Ĉ', 'c'), ('ĉ', 'c'), ('Ċ', 'c'), ('ċ', 'c'),
    ('Č', 'c'), ('č', 'c'), ('Ď', 'd'), ('ď', 'd'), ('Đ', 'd'), ('đ', 'd'), ('Ē', 'e'), ('ē', 'e'), ('Ĕ', 'e'),
    ('ĕ', 'e'), ('Ė', 'e'), ('ė', 'e'), ('Ę', 'e'), ('ę', 'e'), ('Ě', 'e'), ('ě', 'e'), ('Ĝ', 'g'), ('ĝ', 'g'),
    ('Ğ', 'g'), ('ğ', 'g'), ('Ġ', 'g'), ('ġ', 'g'), ('Ģ', 'g'), ('ģ', 'g'), ('Ĥ', 'h'), ('ĥ', 'h'), ('Ħ', 'h'),
    ('ħ', 'h'), ('Ĩ', 'i'), ('ĩ', 'i'), ('Ī', 'i'), ('ī', 'i'), ('Ĭ', 'i'), ('ĭ', 'i'), ('Į', 'i'), ('į', 'i'),
    ('İ', 'i'), ('ı', 'i'), ('Ĳ', 'ij'), ('ĳ', 'ij'), ('Ĵ', 'j'), ('ĵ', 'j'), ('Ķ', 'k'), ('ķ', 'k'), ('Ĺ', 'l'),
    ('ĺ', 'l'), ('Ļ', 'l'), ('ļ', 'l'), ('Ľ', 'l'), ('ľ', 'l'), ('Ŀ', 'l'), ('ŀ', 'l'), ('Ł', 'l'), ('ł', 'l'),
    ('Ń', 'n'), ('ń', 'n'), ('Ņ', 'n'), ('ņ', 'n'), ('Ň', 'n'), ('ň', 'n'), ('Ŋ', 'ŋ'), ('Ō', 'o'), ('ō', 'o'),
    ('Ŏ', 'o'), ('ŏ', 'o'), ('Ő', 'o'), ('ő', 'o'), ('Œ', 'oe'), ('œ', 'oe'), ('Ŕ', 'r'), ('ŕ', 'r'), ('Ŗ', 'r'),
    ('ŗ', 'r'), ('Ř', 'r'), ('ř', 'r'), ('Ś', 's'), ('ś', 's'), ('Ŝ', 's'), ('ŝ', 's'), ('Ş', 's'), ('ş', 's'),
    ('Š', 's'), ('š', 's'), ('Ţ', 't'), ('ţ', 't'), ('Ť', 't'), ('ť', 't'), ('Ŧ', 't'), ('ŧ', 't'), ('Ũ', 'u'),
    ('ũ', 'u'), ('Ū', 'u'), ('ū', 'u'), ('Ŭ', 'u'), ('ŭ', 'u'), ('Ů', 'u'), ('ů', 'u'), ('Ű', 'u'), ('ű', 'u'),
    ('Ų', 'u'), ('ų', 'u'), ('Ŵ', 'w'), ('ŵ', 'w'), ('Ŷ', 'y'), ('ŷ', 'y'), ('Ÿ', 'y'), ('Ź', 'z'), ('ź', 'z'),
    ('Ż', 'z'), ('ż', 'z'), ('Ž', 'z'), ('ž', 'z'), ('Ș', 's'), ('ș', 's'), ('Ț', 't'), ('ț', 't'), ('ẞ', 'ss'),
    (' ', ''), ('!', ''), ('"', ''), ('#', ''), ('$', ''), ('%', ''), ('&', ''), ('''', ''), ('(', ''), (')', ''),
    ('*', ''), ('+', ''), (',', ''), ('-', ''), ('.', ''), (':', ''), (';', ''), ('<', ''), ('=', ''), ('>', ''),
    ('?', ''), ('@', ''), ('[', ''), ('\', ''), (']', ''), ('^', ''), ('_', ''), ('`', ''), ('{', ''), ('|', ''),
    ('}', ''), ('~', ''), ('’', ''), ('‘', ''), (' ', ''), ('‐', ''), ('‑', ''), ('·', '');
UPDATE person SET folded_name = (
    WITH RECURSIVE walk (position, folded) AS (
        SELECT 0, ''
        UNION ALL
        SELECT position + 1, folded || coalesce(
            (SELECT l.folded FROM folded_letter l
                WHERE l.written = substr(replace(family_name, '/', '') || '/' || replace(given_name, '/', ''),
                    position + 1, 1)),
            lower(substr(replace(family_name, '/', '') || '/' || replace(given_name, '/', ''), position + 1, 1)))
        FROM walk
        WHERE position < length(replace(family_name, '/', '') || '/' || replace(given_name, '/', '')))
    SELECT folded FROM walk ORDER BY position DESC LIMIT 1);
DROP TABLE folded_letter;
CREATE INDEX person_folded_name ON person (folded_name, birth_date);

-- The day on which the screener went on without an answer (F-4).
ALTER TABLE information_request ADD COLUMN closed_on TEXT;

-- Counts the changes to what everybody sees of an internship, so that others do not show (V-1, V-9).
ALTER TABLE internship ADD COLUMN open_version INTEGER NOT NULL DEFAULT 1;

-- The referral of a participant who has no trajectory, or not yet.
ALTER TABLE client ADD COLUMN referral_uid BLOB CHECK (length(referral_uid) = 16);

-- The end of a period as the history told it: told again it must be the same (H-4).
ALTER TABLE imported_event ADD COLUMN ended_on TEXT;
UPDATE imported_event SET ended_on = coalesce(
    (SELECT s.end_on FROM suspension s WHERE s.uid = imported_event.subject_uid),
    (SELECT i.end_on FROM internship i WHERE i.uid = imported_event.subject_uid))
WHERE subject_uid IS NOT NULL;
