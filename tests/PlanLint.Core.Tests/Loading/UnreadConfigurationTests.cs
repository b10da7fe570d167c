using PlanLint.Diagnostics;
using PlanLint.Loading;

namespace PlanLint.Core.Tests.Loading;

/// <summary>Configuration that cannot be read never passes for configuration with nothing to find.</summary>
public class UnreadConfigurationTests
{
    [Test, Platform("Linux")]
    public void A_link_that_leads_outside_the_root_is_an_error_and_the_rest_is_loaded()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"planlint-{Guid.NewGuid():N}");
        string root = Path.Combine(folder, "root");
        Directory.CreateDirectory(root);
        try
        {
            File.WriteAllText(Path.Combine(folder, "secret.tf"), "locals {\n  b = 2\n}\n");
            File.WriteAllText(Path.Combine(root, "a.tf"), "locals {\n  a = 1\n}\n");
            File.WriteAllText(Path.Combine(root, "empty.tf"), "");
            File.CreateSymbolicLink(Path.Combine(root, "b.tf"), Path.Combine(folder, "secret.tf"));
            var tree = new ModuleLoader(new DiskFileSource(root)).Load("");
            tree.Root.Locals.Select(l => l.Name).ShouldBe(["a"]);
            var finding = tree.Diagnostics.ShouldHaveSingleItem();
            finding.Rule.ShouldBe(ToolRules.InputNotUnderstood);
            finding.Severity.ShouldBe(Severity.Error);
            finding.Location.Path.ShouldBe("b.tf");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test, Platform("Linux")]
    public void A_link_of_values_that_leads_nowhere_is_a_warning()
    {
        string root = Path.Combine(Path.GetTempPath(), $"planlint-{Guid.NewGuid():N}");
        Directory.CreateDirectory(root);
        try
        {
            File.WriteAllText(Path.Combine(root, "a.tf"), "variable \"a\" {}\n");
            File.CreateSymbolicLink(Path.Combine(root, "terraform.tfvars"), "all.tfvars");
            File.CreateSymbolicLink(Path.Combine(root, "b.auto.tfvars"), "b.tfvars");
            // Terraform looks whether the one is there, and opens whatever has the other's ending.
            new ModuleLoader(new DiskFileSource(root)).Load("").Diagnostics.Select(d => (d.Rule.Id, d.Severity, d.Location.Path))
                .ShouldBe([("PL0006", Severity.Warning, "terraform.tfvars"), ("PL0006", Severity.Error, "b.auto.tfvars")], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void A_file_that_git_crypt_keeps_is_one_finding()
    {
        const string locked = "\0GITCRYPT\0{;`|\n\"x";
        var tree = new ModuleLoader(new MemoryFileSource(("a.tf", "variable \"a\" {}\n"), ("b.tf", locked), ("terraform.tfvars", locked))).Load("");
        tree.Diagnostics.Select(d => (d.Rule.Id, d.Severity, d.Location.Path)).ShouldBe([("PL0006", Severity.Error, "b.tf"), ("PL0006", Severity.Warning, "terraform.tfvars")]);
        tree.Assignments.ShouldBeEmpty();
    }
}
