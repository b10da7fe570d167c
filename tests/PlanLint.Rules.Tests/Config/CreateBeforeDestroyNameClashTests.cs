using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class CreateBeforeDestroyNameClashTests : RuleTests<CreateBeforeDestroyNameClash>
{
    protected override RuleCase Case => new(Root("aws_iam_role", "name = {?\"web\"?}", Reported))
    {
        Lookalike = [("name = \"web\"", "name_prefix = \"web\"")],
    };

    private static string Root(string type, string body, string setting = "create_before_destroy = true") => $$"""
        variable "name" {
          default = "web"
        }

        variable "image" {
          default = "17"
        }

        variable "given" {}

        resource "random_id" "suffix" {
          byte_length = 2
        }

        resource "{{type}}" "r" {
          {{body}}

          lifecycle {
            {{setting}}
          }
        }
        """;

    private const string Reported = "[|create_before_destroy = true|]";

    [TestCase("aws_iam_role", "name = \"web\"")]
    [TestCase("aws_iam_role", "name = lower(\"${var.name}\")\n  tags = { Name = var.name }")]
    [TestCase("aws_db_instance", "identifier = \"web\"")]
    [TestCase("kubernetes_config_map_v1", "metadata {\n    name      = \"web\"\n    namespace = \"shop\"\n  }")]
    public void Reports_a_fixed_name(string type, string body) => Check<CreateBeforeDestroyNameClash>(Root(type, body, Reported))
        .WithMessages($"{type}.r is replaced with create_before_destroy, but its name 'web' stays the same and must be unique: the create fails while the old object has that name.")
        .WithSeverities(Severity.Warning);

    [TestCase("aws_iam_role", "name_prefix = \"web\"")]
    [TestCase("aws_iam_role", "name = var.given")]
    [TestCase("aws_iam_role", "name = \"web-${random_id.suffix.hex}\"")]
    [TestCase("aws_iam_role", "name = \"web-${md5(var.image)}\"")]
    [TestCase("aws_db_instance", "identifier = \"web-${var.image}\"\n  engine_version = var.image")]
    [TestCase("aws_vpc", "name = \"web\"")]
    [TestCase("aws_route53_zone", "name = \"example.com\"")]
    [TestCase("kubernetes_config_map_v1", "metadata {\n    generate_name = \"web\"\n  }")]
    [TestCase("random_password", "name = \"web\"")]
    public void Is_silent_about_names_that_may_differ_or_repeat(string type, string body) => Check<CreateBeforeDestroyNameClash>(Root(type, body));

    [TestCase("create_before_destroy = false")]
    [TestCase("prevent_destroy = true")]
    public void Is_silent_without_create_before_destroy(string setting) => Check<CreateBeforeDestroyNameClash>(Root("aws_iam_role", "name = \"web\"", setting));

    [TestCase("aws_security_group", "name = \"web\"\n  vpc_id = aws_vpc.main.id")]
    [TestCase("aws_launch_template", "name = \"lt\"")]
    [TestCase("aws_ecs_service", "name = \"api\"\n  cluster = aws_ecs_cluster.main.id")]
    [TestCase("google_compute_managed_ssl_certificate", "name = \"cert\"")]
    [TestCase("azurerm_public_ip", "name = \"ip\"\n  resource_group_name = azurerm_resource_group.main.id")]
    public void Needs_the_name_alone_to_be_known(string type, string arguments) => Check<CreateBeforeDestroyNameClash>($$"""
        resource "{{type}}" "a" {
          {{arguments}}

          lifecycle {
            [|create_before_destroy = true|]
          }
        }

        resource "{{type}}" "prefixed" {
          {{arguments.Replace("name = \"", "name_prefix = \"")}}

          lifecycle {
            create_before_destroy = true
          }
        }
        """);

    [Test]
    public void Reports_a_kept_object_that_is_made_anew_first() => Check<CreateBeforeDestroyNameClash>("""
        resource "aws_sqs_queue" "q" {
          lifecycle {
            destroy               = false
            [|create_before_destroy = true|]
          }
        }
        """);
}
