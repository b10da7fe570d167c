--plugin
a/evil.tf
--output
main.tf
