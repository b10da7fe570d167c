using System.Text;
using PlanLint.Analysis.Schemas;
using PlanLint.Core.Tests.Semantics;
using PlanLint.Diagnostics;
using PlanLint.Knowledge.Schemas;

namespace PlanLint.Core.Tests.Analysis;

/// <summary>Resources against the schema of their provider.</summary>
public sealed class ProviderSchemaCheckTests
{
    private const string Schema = """
        {"format_version": "1.0", "provider_schemas": {"registry.terraform.io/acme/shop": {
          "resource_schemas": {"shop_order": {"version": 0, "block": {
            "attributes": {
              "id": {"type": "string", "computed": true},
              "name": {"type": "string", "required": true},
              "size": {"type": "number", "optional": true},
              "tags": {"type": ["map", "string"], "optional": true},
              "lines": {"type": ["list", ["object", {"sku": "string"}]], "optional": true},
              "token": {"type": "string", "computed": true, "sensitive": true},
              "password_wo": {"type": "string", "optional": true, "write_only": true},
              "legacy": {"type": "bool", "optional": true, "deprecated": true},
              "owner": {"optional": true, "nested_type": {"nesting_mode": "single", "attributes": {
                "mail": {"type": "string", "required": true}, "age": {"type": "number", "optional": true}, "fax": {"type": "string", "optional": true, "deprecated": true}}}},
              "steps": {"optional": true, "nested_type": {"nesting_mode": "list", "attributes": {"at": {"type": "number", "required": true}}}}
            },
            "block_types": {
              "address": {"nesting_mode": "list", "min_items": 1, "max_items": 1, "block": {"attributes": {"city": {"type": "string", "required": true}}}},
              "note": {"nesting_mode": "set", "block": {"attributes": {"text": {"type": "string", "optional": true}}}}
            }}}},
          "provider": {"version": 0, "block": {"attributes": {"url": {"type": "string", "optional": true}, "retries": {"type": "number", "optional": true}}}},
          "ephemeral_resource_schemas": {"shop_ticket": {"block": {"attributes": {"for": {"type": "string", "required": true}, "code": {"type": "string", "computed": true}}}}},
          "data_source_schemas": {"shop_stock": {"block": {"attributes": {"sku": {"type": "string", "required": true}, "count_left": {"type": "number", "computed": true}}}}}
        }}}
        """;

    [TestCase("name = \"a\"\nsize = var.n\ntags = { a = 1 }\nlines { sku = \"x\" }\naddress { city = \"Bonn\" }\nnote {}\nnote {}", "", TestName = "What the schema takes")]
    [TestCase("address { city = \"Bonn\" }", "1 Missing required argument", TestName = "A required argument is missing")]
    [TestCase("name = \"a\"\nnaem = 1\naddress { city = \"Bonn\" }", "3 Unsupported argument", TestName = "An unknown argument")]
    [TestCase("name = \"a\"\nid = \"x\"\naddress { city = \"Bonn\" }", "3 Value for unconfigurable attribute", TestName = "A computed attribute is set")]
    [TestCase("name = \"a\"\nsize = \"big\"\naddress { city = \"Bonn\" }", "3 Incorrect attribute value type", TestName = "A value of another type")]
    [TestCase("name = \"a\"", "1 Insufficient address blocks", TestName = "A required block is missing")]
    [TestCase("name = \"a\"\naddress { city = \"Bonn\" }\naddress { city = \"Köln\" }", "4 Duplicate address block", TestName = "One block too many")]
    [TestCase("name = \"a\"\naddress {}", "3 Missing required argument", TestName = "A required argument of a block is missing")]
    [TestCase("name = \"a\"\naddress { city = \"Bonn\" }\nnotes {}", "4 Unsupported block type", TestName = "An unknown block")]
    [TestCase("name = \"a\"\naddress = {}", "3 Unsupported argument", TestName = "A block written as an argument")]
    [TestCase("name = \"a\"\ndynamic \"address\" {\nfor_each = var.n\ncontent { town = 1 }\n}", "5 Missing required argument; 5 Unsupported argument", TestName = "The content of a dynamic block")]
    [TestCase("name = \"a\"\nlegacy = true\naddress { city = \"Bonn\" }", "3 Argument is deprecated", TestName = "A deprecated argument")]
    [TestCase("name = \"a\"\npassword_wo = var.secret\naddress { city = \"Bonn\" }", "", TestName = "An ephemeral value for a write-only argument")]
    [TestCase("name = var.secret\naddress { city = \"Bonn\" }", "2 Invalid use of ephemeral value", TestName = "An ephemeral value for another argument")]
    [TestCase("name = \"a\"\nowner = { mail = \"m\" }\nsteps = [{ at = 1 }]\naddress { city = \"Bonn\" }", "", TestName = "Attributes with named parts")]
    [TestCase("name = \"a\"\nowner = { age = 3 }\naddress { city = \"Bonn\" }", "3 Incorrect attribute value type", TestName = "A required part is missing")]
    [TestCase("name = \"a\"\nsteps = [{ at = \"noon\" }]\naddress { city = \"Bonn\" }", "3 Incorrect attribute value type", TestName = "A part of another type")]
    [TestCase("name = \"a\"\nsteps = { at = 1 }\naddress { city = \"Bonn\" }", "3 Incorrect attribute value type", TestName = "One object for a list of them")]
    [TestCase("name = \"a\"\nowner = {\nmail = \"m\"\nfax = \"1\"\n}\naddress { city = \"Bonn\" }", "5 Argument is deprecated", TestName = "A deprecated part")]
    public void Says_what_terraform_validate_says(string body, string expected) => Issues($"resource \"shop_order\" \"o\" {{\n{body}\n}}\n").ShouldBe(expected);

    [TestCase("output \"x\" { value = shop_order.o.nope }", "5 Unsupported attribute")]
    [TestCase("output \"x\" { value = shop_order.o.token }", "5 Output refers to sensitive values")]
    [TestCase("output \"x\" { value = length(shop_order.o.name) }", "")]
    [TestCase("data \"shop_stock\" \"s\" {}", "5 Missing required argument")]
    [TestCase("resource \"shop_ordr\" \"x\" {}", "5 Invalid resource type")]
    [TestCase("resource \"other_thing\" \"x\" { any = 1 }", "")]
    [TestCase("ephemeral \"shop_ticket\" \"t\" { for = ephemeral.shop_ticket.u.code }\nephemeral \"shop_ticket\" \"u\" { for = \"x\" }", "")]
    [TestCase("ephemeral \"shop_ticket\" \"t\" {}", "5 Missing required argument")]
    [TestCase("ephemeral \"shop_tickt\" \"t\" {}", "5 Invalid ephemeral resource")]
    [TestCase("terraform {\n  required_providers {\n    shop = { source = \"acme/shop\" }\n  }\n}\nprovider \"shop\" {\n  url = 1\n  retry = 2\n  retries = \"x\"\n}", "12 Unsupported argument; 13 Incorrect attribute value type")]
    [TestCase("terraform {\n  required_providers {\n    shop = { source = \"acme/shop\" }\n  }\n}\nprovider \"shop\" {\n  alias = \"a\"\n  url = var.secret\n}", "")]
    [TestCase("provider \"shop\" {\n  anything = 1\n}", "")]
    public void Looks_at_references_and_types(string rest, string expected) =>
        Issues("resource \"shop_order\" \"o\" {\n  name = \"a\"\n  address { city = \"Bonn\" }\n}\n" + rest).ShouldBe(expected);

    private static string Issues(string text)
    {
        var bag = new DiagnosticBag();
        var schemas = ProviderSchemaReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Schema)), "schemas.json", bag);
        bag.Diagnostics.ShouldBeEmpty();
        var tree = TestModules.Load(text + "\nvariable \"n\" {}\nvariable \"secret\" {\n  type      = string\n  ephemeral = true\n}\n");
        return string.Join("; ", ProviderSchemaCheck.Run(tree, schemas!).Select(i => $"{i.Location.LineSpan.Start.Line + 1} {i.Summary}"));
    }
}
