resource "aws_db_instance" "d" {
  identifier = "d"
}
