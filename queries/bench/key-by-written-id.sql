SELECT mention_id, id_text AS who FROM mention WHERE length(id_text) >= 6
