resource_types "a" {
  for_each = [1]
}
resource_type {
}
resource_type "aws_instance" {
  identity = 1
  import_format = "{"
  on_existing = "x"
}
operator "a" {
  kinds = null
  mutates = []
}
x = y
