DELETE FROM professional_name WHERE until_at = 9223372036854775807;
