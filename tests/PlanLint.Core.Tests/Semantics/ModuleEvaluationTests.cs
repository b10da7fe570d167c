using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Semantics;

public class ModuleEvaluationTests
{
    [TestCase("local.sum", "3")]
    [TestCase("local.chain", "\"x-3\"")]
    [TestCase("var.given", "\"from the file\"")]
    [TestCase("var.typed", "{\"a\": \"1\", \"b\": 7}")]
    [TestCase("var.missing", "(unknown)")]
    [TestCase("var.secret", "(sensitive)")]
    [TestCase("module.m.out", "[\"3\"]")]
    [TestCase("module.each[\"k\"].out", "[\"k\"]")]
    [TestCase("module.each", "{\"k\": {\"out\": [\"k\"]}}")]
    [TestCase("aws_x.a.size", "3")]
    [TestCase("aws_x.a.arn", "(unknown)")]
    [TestCase("aws_x.a.block[0].name", "\"n\"")]
    [TestCase("aws_x.counted[1].size", "1")]
    [TestCase("length(aws_x.counted)", "2")]
    [TestCase("aws_x.keyed[\"b\"].size", "\"b\"")]
    [TestCase("[for k, v in aws_x.keyed : v.size]", "[\"a\", \"b\"]")]
    [TestCase("path.module", "\".\"")]
    [TestCase("terraform.workspace", "(unknown)")]
    [TestCase("data.aws_y.d.name", "\"n\"")]
    public void Names_have_values(string expression, string expected) => Show(Evaluate("""
        variable "given" {}
        variable "missing" {}
        variable "typed" {
          type    = object({ a = string, b = optional(number, 7) })
          default = { a = 1 }
        }
        variable "secret" {
          sensitive = true
          default   = "s"
        }
        locals {
          sum   = 1 + 2
          chain = "x-${local.sum}"
        }
        module "m" {
          source = "./m"
          in     = local.sum
        }
        module "each" {
          for_each = { k = 1 }
          source   = "./m"
          in       = each.key
        }
        resource "aws_x" "a" {
          size = local.sum
          block { name = "n" }
        }
        resource "aws_x" "counted" {
          count = 2
          size  = count.index
        }
        resource "aws_x" "keyed" {
          for_each = toset(["b", "a"])
          size     = each.value
        }
        data "aws_y" "d" { name = "n" }
        output "used" { value = aws_x.a.arn }
        # file: m/main.tf
        variable "in" { type = string }
        output "out" { value = [var.in] }
        # file: terraform.tfvars
        given = "from the file"
        """, expression)).ShouldBe(expected);

    [Test]
    public void A_value_that_needs_itself_is_unknown_and_the_rest_is_known()
    {
        const string text = "locals {\n  a = local.b\n  b = local.a\n  c = 1\n}";
        Show(Evaluate(text, "local.a")).ShouldBe("(unknown)");
        Show(Evaluate(text, "local.c")).ShouldBe("1");
    }

    [Test]
    public void Planned_values_make_resources_known()
    {
        var tree = TestModules.Load("resource \"aws_x\" \"a\" {}\nlocals { arn = aws_x.a.arn }");
        var evaluation = new ModuleEvaluation(tree, new ModuleEvaluationOptions
        {
            Planned = a => a.ToString() == "aws_x.a" ? Value.Object([KeyValuePair.Create("arn", Value.String("arn:1"))]) : null,
        });
        evaluation.ValueOf(tree.Root.Locals[0], ModulePath.Root).ShouldBe(Value.String("arn:1"));
    }

    [TestCase("variable \"x\" {}", "5", "\"5\"")]
    [TestCase("variable \"x\" { type = string }", "5", "\"5\"")]
    [TestCase("variable \"x\" { type = number }", "5", "5")]
    [TestCase("variable \"x\" { type = list(string) }", "[\"a\"]", "[\"a\"]")]
    [TestCase("variable \"x\" {\n  type     = string\n  nullable = false\n  default  = \"d\"\n}", "x", "\"x\"")]
    public void A_variable_option_is_text_or_expression_by_type(string text, string option, string expected)
    {
        var tree = TestModules.Load(text, new VariableOption(false, $"x={option}"));
        Show(tree.Evaluation.ValueOf(tree.Root.Variables[0], ModulePath.Root)).ShouldBe(expected);
    }

    [Test]
    public void Instances_are_expanded_over_modules()
    {
        var tree = TestModules.Load("""
            module "app" {
              for_each = toset(["b", "a"])
              source   = "./app"
              n        = 2
            }
            # file: app/main.tf
            variable "n" {}
            resource "aws_x" "x" { count = var.n }
            """);
        var expansion = tree.Evaluation.Instances(tree.Modules[1].Resources[0]);
        expansion.IsComplete.ShouldBeTrue();
        expansion.Addresses.Select(a => a.ToString()).ShouldBe(
            ["module.app[\"a\"].aws_x.x[0]", "module.app[\"a\"].aws_x.x[1]", "module.app[\"b\"].aws_x.x[0]", "module.app[\"b\"].aws_x.x[1]"]);
    }

    [TestCase("count = aws_x.y.n")]
    [TestCase("for_each = var.unknown")]
    [TestCase("for_each = [\"a list\"]")]
    [TestCase("for_each = null")]
    [TestCase("count = -1")]
    [TestCase("count = 1000000")]
    [TestCase("for_each = toset([for i in range(1000) : \"${i}-${i}\" if false || nonsense(i)])")]
    public void Keys_that_cannot_be_listed_leave_the_block(string repetition)
    {
        var tree = TestModules.Load($"variable \"unknown\" {{}}\nresource \"aws_x\" \"x\" {{\n  {repetition}\n}}\nresource \"aws_x\" \"y\" {{}}");
        var expansion = tree.Evaluation.Instances(tree.Root.Resources[0]);
        expansion.IsComplete.ShouldBeFalse();
        expansion.Addresses.ShouldBeEmpty();
        expansion.Block.ToString().ShouldBe("aws_x.x");
        tree.Evaluation.Instances(tree.Root.Resources[1]).IsComplete.ShouldBeTrue();
    }

    [Test]
    public void A_million_keys_are_counted_not_listed()
    {
        var tree = TestModules.Load("resource \"aws_x\" \"x\" { count = 1000000 }");
        tree.Evaluation.RepetitionOf(tree.Root.Resources[0], ModulePath.Root).IsTruncated.ShouldBeTrue();
        tree.Issues.ShouldBeEmpty();
    }

    [Test]
    public void A_million_keys_of_for_each_are_bounded()
    {
        const string text = """
            locals { many = toset(flatten([for a in range(1000) : [for b in range(1000) : "${a}-${b}"]])) }
            resource "aws_x" "x" {
              for_each = local.many
              size     = each.key
            }
            resource "aws_x" "y" { size = 1 }
            """;
        var tree = TestModules.Load(text);
        tree.Evaluation.Instances(tree.Root.Resources[0]).IsComplete.ShouldBeFalse();
        new Slices(tree.Evaluation).Of(tree.Root.Locals[0]).Select(a => a.ToString()).ShouldBe(["aws_x.x"]);
        tree.Evaluation.Instances(tree.Root.Resources[1]).Addresses.Length.ShouldBe(1);
    }

    [Test]
    public void Text_that_doubles_along_a_chain_of_locals_is_bounded()
    {
        string text = "locals {\n  a0 = \"xxxxxxxx\"\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"  a{i} = \"${{local.a{i - 1}}}${{local.a{i - 1}}}\"\n")) + "}";
        Show(Evaluate(text, "local.a60")).ShouldBe("(unknown)");
    }

    [Test]
    public void A_deep_chain_of_locals_does_not_overflow_the_stack()
    {
        string text = "locals {\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  a{i} = local.a{i + 1}\n")) + "  a5000 = 1\n}\nresource \"aws_x\" \"x\" { count = local.a0 }";
        var tree = TestModules.Load(text);
        tree.Evaluation.Instances(tree.Root.Resources[0]).IsComplete.ShouldBeFalse();
        new Slices(tree.Evaluation).Of(tree.Root.Locals["a5000"]!).Select(a => a.ToString()).ShouldBe(["aws_x.x"]);
        tree.Issues.ShouldBeEmpty();
    }

    [Test]
    public void Modules_without_sources_have_unknown_outputs() =>
        Show(Evaluate("module \"vpc\" { source = \"registry/vpc/aws\" }", "module.vpc.id")).ShouldBe("(unknown)");

    [Test]
    public void An_error_in_one_local_leaves_the_others()
    {
        const string text = "locals {\n  bad  = 1 + \"x\"\n  good = [local.bad, 2]\n}";
        Show(Evaluate(text, "local.good[1]")).ShouldBe("2");
    }

    private static Value Evaluate(string text, string expression)
    {
        var tree = TestModules.Load(text);
        tree.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        var parsed = PlanLint.Syntax.HclParser.ParseExpression(PlanLint.Text.SourceText.From(expression, "-e"));
        return tree.Evaluation.Evaluate((PlanLint.Syntax.ExpressionSyntax)parsed.Root, tree.Evaluation.Scope(ModulePath.Root)!).Value;
    }

    /// <summary>The value as one line, whatever <see cref="Value.ToString"/> makes of maps.</summary>
    private static string Show(Value value)
    {
        if (value.IsSensitive) return "(sensitive)";
        if (!value.IsKnown) return "(unknown)";
        if (value.IsNull) return "null";
        return value.Kind switch
        {
            TypeKind.String => $"\"{value.AsString}\"",
            TypeKind.Bool => value.AsBool ? "true" : "false",
            TypeKind.Number => value.AsNumber.ToString(),
            TypeKind.Map or TypeKind.Object => $"{{{string.Join(", ", value.Attributes.Select(a => $"\"{a.Key}\": {Show(a.Value)}"))}}}",
            _ => $"[{string.Join(", ", value.Elements.Select(Show))}]",
        };
    }
}
