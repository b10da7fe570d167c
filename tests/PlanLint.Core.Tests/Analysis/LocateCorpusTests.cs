using System.Text.RegularExpressions;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Analysis;

/// <summary>
/// Every planned change that has a block in the configuration is located in it, and every changed path that the plan file says the
/// configuration declares is located at an attribute or nested block, not at the header: over Terraform's own plans and the incident.
/// </summary>
public class LocateCorpusTests
{
    private static IEnumerable<string> Cases() =>
        [.. Directory.GetDirectories(Path.Combine(RepositoryFiles.Root(), "tests", "corpus", "plans")).Order(StringComparer.Ordinal).Select(d => Path.GetFileName(d)), "incident"];

    [TestCaseSource(nameof(Cases))]
    public void Finds_the_block_and_the_declared_attribute(string name) => Check(name);

    [Test]
    public void Has_something_to_find()
    {
        var (changes, paths) = Cases().Select(Check).Aggregate((0, 0), (sum, one) => (sum.Item1 + one.Changes, sum.Item2 + one.Paths));
        TestContext.Out.WriteLine($"{changes} changes with a block, {paths} declared paths located");
        changes.ShouldBeGreaterThan(150);
        paths.ShouldBeGreaterThan(200);
    }

    private static (int Changes, int Paths) Check(string name)
    {
        var compilation = Load(name);
        int changes = 0, paths = 0;
        foreach (var change in compilation.Plan!.ResourceChanges.Concat(compilation.Plan.Drift))
        {
            if (compilation.Declaration(change.Address) is not { } resource) continue;
            changes++;
            var header = compilation.Locate(change).Location;
            // In JSON syntax the words of a header are keys that stand around the block.
            resource.Body.Declarations.ShouldContain(b => b.Tree.Source.Path == header.Path && (b.Span.Contains(header.Span) || b.HeaderSpan == header.Span), $"{name}: {change.Address}");
            if (change.IsNoOp || compilation.Plan.Configuration?.Resources.GetValueOrDefault(change.Address.BlockAddress()) is not { } configured) continue;
            foreach (var attribute in change.AttributeChanges.Where(a => configured.Declares(a.Path)))
            {
                paths++;
                var place = compilation.Locate(change, attribute.Path).Location;
                bool inAttribute = resource.Body.Declarations.SelectMany(b => b.DescendantNodes())
                    .Any(n => n is AttributeSyntax or BlockSyntax && n.Tree.Source.Path == place.Path && n.Span.Contains(place.Span));
                // What flows through a local, a variable or a file is located there: in another file of the case, at a span of its text.
                (inAttribute || place.Source is not null && !place.Equals(header)).ShouldBeTrue($"{name}: {change.Address} {attribute.Path} is located at {place}");
            }
        }
        return (changes, paths);
    }

    private static Compilation Load(string name)
    {
        bool isIncident = name == "incident";
        string directory = isIncident ? Path.Combine(RepositoryFiles.Root(), "samples", "incident") : Path.Combine(RepositoryFiles.Root(), "tests", "corpus", "plans", name);
        string command = isIncident ? "-var-file=terraform/k3s.tfvars" : File.ReadAllLines(Path.Combine(directory, "cmd.txt")).Last(l => l.StartsWith("terraform plan", StringComparison.Ordinal));
        var variables = Regex.Matches(command, "-(var|var-file)=(\\S+)").Select(m => new VariableOption(m.Groups[1].Value == "var-file", m.Groups[2].Value)).ToList();
        using var plan = File.OpenRead(Path.Combine(directory, isIncident ? "plan.json" : "plan.min.json"));
        return new Compilation
        {
            RootPath = "",
            Modules = new ModuleLoader(new DiskFileSource(directory), new ModuleLoadOptions { Variables = variables }).Load(isIncident ? "terraform" : ""),
            Plan = PlanReader.Read(plan, "plan.json").Plan,
        };
    }
}
