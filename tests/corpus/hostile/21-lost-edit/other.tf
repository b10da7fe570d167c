variable "unused_too" {
  type = string
}
