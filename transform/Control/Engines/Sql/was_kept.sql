SELECT EXISTS (SELECT 1 FROM control_changes WHERE id = @Id)
