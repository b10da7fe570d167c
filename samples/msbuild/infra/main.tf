terraform {
  required_version = ">= 1.9"
}

# Was "orders" until yesterday, and nobody wrote a moved block: the plan destroys the orders and creates an empty copy.
resource "terraform_data" "order_data" {
  input = "the orders of all customers"

  lifecycle {
    prevent_destroy = true
  }
}
