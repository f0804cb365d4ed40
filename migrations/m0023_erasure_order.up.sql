-- In which order persons were erased, so that who holds keys in memory sees at once that one more was (V-7).
CREATE INDEX erasure_order ON erasure (begun_at);
