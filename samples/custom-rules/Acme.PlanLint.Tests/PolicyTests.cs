using PlanLint.Diagnostics;
using PlanLint.Policies;
using PlanLint.Testing;
using PlanLint.Text;

namespace Acme.PlanLint.Tests;

public sealed class PolicyTests
{
    [Test]
    public void Invoices_are_versioned()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "policies", "ACME100.BucketVersioning.rule.hcl");
        var mistakes = new DiagnosticBag();
        var rules = PolicyReader.Read(SourceText.From(File.ReadAllText(path), path), mistakes);
        Assert.That(mistakes.Diagnostics, Is.Empty);

        RuleTester.Check(rules, """
            resource "aws_s3_bucket_versioning" "off" {
              bucket = "acme-invoices"

              versioning_configuration {
                [|status = "Suspended"|]
              }
            }

            resource "aws_s3_bucket_versioning" "on" {
              bucket = "acme-invoices"

              versioning_configuration {
                status = "Enabled"
              }
            }

            resource "aws_s3_bucket_versioning" "other" {
              bucket = "acme-logs"
            }
            """);
    }
}
