using System.Text.Json;
using System.Text.RegularExpressions;
using PlanLint.Addresses;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>Instances computed from the configuration are those Terraform planned.</summary>
[Category("Corpus")]
public class InstanceAddressTests
{
    private static IEnumerable<string> Cases()
    {
        if (Environment.GetEnvironmentVariable("PLANLINT_SHARED") is not { Length: > 0 } shared) return [""];
        return ((string[])["generated", "generated-mock"]).SelectMany(f => Directory.GetDirectories(Path.Combine(shared, "plans", f))).Order(StringComparer.Ordinal);
    }

    [TestCaseSource(nameof(Cases))]
    public void Equal_those_of_the_plan(string directory)
    {
        if (directory.Length == 0) Assert.Ignore("PLANLINT_SHARED is not set");
        string command = File.ReadAllLines(Path.Combine(directory, "cmd.txt")).Last(l => l.StartsWith("terraform plan", StringComparison.Ordinal));
        var tree = Load(directory, command);
        var (managed, removed, data) = Planned(Path.Combine(directory, "plan.json"), out bool isRefreshOnly, out bool errored);

        var computed = tree.Modules.SelectMany(m => m.Resources).Select(tree.Evaluation.Instances).ToList();
        var incomplete = computed.Where(e => !e.IsComplete).Select(e => e.Block.ToString()).ToList();
        var addresses = computed.SelectMany(e => e.Addresses).ToList();
        bool isTargeted = command.Contains("-target", StringComparison.Ordinal);
        bool isDestroy = command.Contains("-destroy", StringComparison.Ordinal);
        if (isDestroy) managed = [.. managed, .. removed];
        if (isRefreshOnly) Assert.Ignore("a refresh-only plan lists no changes");

        var configured = addresses.Where(a => a.Mode == ResourceMode.Managed).Select(a => a.ToString()).ToHashSet();
        // What cannot be known before apply is reported as such and makes no claim.
        foreach (string address in managed.Concat(data)) (addresses.Select(a => a.ToString()).Contains(address) || incomplete.Exists(b => address.StartsWith(b, StringComparison.Ordinal))).ShouldBeTrue(address);
        if (!isTargeted && !errored) configured.Except(managed).ShouldBeEmpty();
        if (!isDestroy) configured.Intersect(removed).ShouldBeEmpty();
        incomplete.ShouldBeEmpty();
    }

    [Test]
    public void Equal_those_of_the_incident()
    {
        string root = Path.Combine(PlanLint.Testing.RepositoryFiles.Root(), "samples", "incident");
        var tree = new ModuleLoader(new DiskFileSource(root), new ModuleLoadOptions { Variables = [new VariableOption(true, "terraform/k3s.tfvars")] }).Load("terraform");
        var (managed, removed, _) = Planned(Path.Combine(root, "plan.json"), out _, out _);
        removed.ShouldBeEmpty();
        tree.Root.Resources.Select(tree.Evaluation.Instances).SelectMany(e => e.Addresses).Select(a => a.ToString()).Order(StringComparer.Ordinal).ShouldBe(managed.Order(StringComparer.Ordinal));
    }

    private static ModuleTree Load(string directory, string command)
    {
        var variables = Regex.Matches(command, "-(var|var-file)=(\\S+)").Select(m => new VariableOption(m.Groups[1].Value == "var-file", m.Groups[2].Value)).ToList();
        return new ModuleLoader(new DiskFileSource(directory), new ModuleLoadOptions { Variables = variables }).Load("");
    }

    private static (List<string> Managed, List<string> Removed, List<string> Data) Planned(string file, out bool isRefreshOnly, out bool errored)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        errored = document.RootElement.TryGetProperty("errored", out var failed) && failed.GetBoolean();
        isRefreshOnly = !document.RootElement.TryGetProperty("resource_changes", out var changes);
        var (managed, removed, data) = (new List<string>(), new List<string>(), new List<string>());
        if (isRefreshOnly) return (managed, removed, data);
        foreach (var change in changes.EnumerateArray())
        {
            string address = change.GetProperty("address").GetString()!;
            var actions = change.GetProperty("change").GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ToList();
            if (change.TryGetProperty("deposed", out _)) continue;
            if (change.GetProperty("mode").GetString() == "data") data.Add(address);
            else if (actions is ["delete"] or ["forget"]) removed.Add(address);
            else managed.Add(address);
        }
        return (managed, removed, data);
    }
}
