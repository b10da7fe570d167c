using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class NotImportableTests : RuleTests<NotImportable>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_job_v1" "a"|] {
        }

        """ + Plan(Create("kubernetes_job_v1.a", Named)) + Live("batch/v1", "Job", "\"name\": \"creds\", \"namespace\": \"shop\""))
    {
        Lookalike = [("\"shop\" }]", "\"post\" }]")],
    };

    [Test]
    public void Reports_an_import_block_for_a_type_without_importer() => Check<NotImportable>("""
        # file: main.tf
        import {
          to = [|kubernetes_job_v1.a|]
          id = "x/a"
        }

        resource "kubernetes_job_v1" "a" {
        }
        """);

    [Test]
    public void Reports_an_object_that_exists_and_cannot_be_imported() =>
        Check<NotImportable>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("kubernetes_job_v1.a", Secret)) + "\n" + Live("batch/v1", "Job", "\"name\": \"creds\", \"namespace\": \"shop\""))
            .WithMessages("kubernetes_job_v1.a: kubernetes_job_v1 cannot be imported; remove it from the configuration, or delete the object and let Terraform create it.");

    [Test]
    public void Is_silent_about_importable_unknown_and_new_things()
    {
        Check<NotImportable>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret());
        Check<NotImportable>(Plan(Create("kubernetes_job_v1.a", Secret)) + LiveSecret());
        Check<NotImportable>("""
            # file: main.tf
            import {
              to = acme_thing.a
              id = "a"
            }

            resource "acme_thing" "a" {
            }
            """);
    }
}
