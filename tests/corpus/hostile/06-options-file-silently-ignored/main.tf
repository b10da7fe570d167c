variable "v" {
  type = string
}

resource "aws_db_instance" "d" {
  identifier = var.v
}
