a = var.b
b {
}
a = 1
a = 2
"c" = 3
d = <<E
${e}
E
