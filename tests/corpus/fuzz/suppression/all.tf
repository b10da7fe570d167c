# planlint:disable-file=PL0410 reason="all"
variable "a" {} # planlint:disable=PL0411 reason="x" until=2026-12-31
// planlint:disable=PL0411,PL9999
variable "b" {}
/* planlint:disable=PL0411 reason="y" */ variable "c" {}
# planlint:disable=
# planlint:disable PL0411
# planlint:disable=PL0411 reason="unclosed
variable "d" {
  type = string # planlint:disable=PL0411 reason="\"q\"" until=2020-01-01
}
