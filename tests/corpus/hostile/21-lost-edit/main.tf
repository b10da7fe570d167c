variable "unused" {
  type = string
}
