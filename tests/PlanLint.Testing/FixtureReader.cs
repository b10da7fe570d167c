using System.Collections.Immutable;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Testing;

/// <summary>Reads the files of a fixture with the readers the product uses.</summary>
internal static class FixtureReader
{
    private const string BaseFolder = "base/";
    private const string EarlierFolder = "earlier/";
    private const string RootsFolder = "roots/";

    public static FixtureInputs Read(Fixture fixture, DiagnosticBag diagnostics, AnalysisOptions? options, IEnumerable<RuleDescriptor> rules)
    {
        var configuration = new List<(string Path, string Text)>();
        var earlier = new List<(string Path, string Text)>();
        var others = new List<(string Path, string Text)>();
        var plans = new List<EarlierPlan>();
        var states = ImmutableArray.CreateBuilder<State>();
        var inventoryStates = ImmutableArray.CreateBuilder<State>();
        var intents = ImmutableArray.CreateBuilder<Intent>();
        var inventories = new List<LiveInventory>();
        Plan? plan = null;
        StateVersion? plannedState = null;
        var severities = SeverityMap.Default;
        options ??= AnalysisOptions.Default;
        foreach (var (path, text) in fixture.Files)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (path.StartsWith(BaseFolder, StringComparison.Ordinal)) earlier.Add((path[BaseFolder.Length..], text));
            else if (path.StartsWith(RootsFolder, StringComparison.Ordinal)) others.Add((path, text));
            else if (path.EndsWith(".intent.hcl", StringComparison.Ordinal))
            {
                var (read, problems) = IntentReader.Read(SourceText.From(text, path));
                intents.AddRange(read);
                diagnostics.AddRange(problems);
            }
            else if (path == OptionsFile.Name)
            {
                var read = OptionsFile.Read(SourceText.From(text, path), diagnostics);
                options = options with { Protect = read.Protect, TrackingKeys = read.TrackingKeys, RuleSettings = RuleSettings.Read(read.RuleSettings, rules, diagnostics) };
                severities = severities.Configure(read.Severities.Select(r => KeyValuePair.Create(r.Key, r.Value.Severity)));
            }
            else if (path == "plan.json")
            {
                var result = PlanReader.Read(bytes, path, withIds: true);
                plan = result.Plan;
                diagnostics.AddRange(result.Diagnostics);
            }
            else if (path.StartsWith(EarlierFolder, StringComparison.Ordinal) && !path.EndsWith(".state.json", StringComparison.Ordinal))
            {
                var result = PlanReader.Read(bytes, path, withAnswers: true);
                var record = fixture.Files.FirstOrDefault(f => f.Path == StateVersion.RecordBeside(path));
                if (result.Plan is { } before) plans.Add(new EarlierPlan(before, record.Text is { } version ? StateVersion.Read(Encoding.UTF8.GetBytes(version), record.Path, diagnostics) : null));
                diagnostics.AddRange(result.Diagnostics);
            }
            else if (path.StartsWith(EarlierFolder, StringComparison.Ordinal)) continue;
            else if (path == "plan.state.json") plannedState = StateVersion.Read(bytes, path, diagnostics);
            else if (path.EndsWith(".tfstate", StringComparison.Ordinal) && !path.StartsWith("live/", StringComparison.Ordinal))
            {
                var result = StateReader.Read(bytes, path);
                if (result.State is { } state) states.Add(state);
                diagnostics.AddRange(result.Diagnostics);
            }
            else if (path.StartsWith("live/", StringComparison.Ordinal))
            {
                var result = InventoryReader.Read(bytes, path);
                if (result.Inventory is { } inventory) inventories.Add(inventory);
                if (result.State is { } state) inventoryStates.Add(state);
                diagnostics.AddRange(result.Diagnostics);
            }
            else configuration.Add((path, text));
        }
        var modules = configuration.Exists(f => Fixture.IsConfiguration(f.Path)) ? new ModuleLoader(new MemoryFileSource(configuration)).Load("") : null;
        if (modules is not null) diagnostics.AddRange(modules.Diagnostics);
        var wasThere = earlier.Count > 0 ? new BaseConfiguration("main", new ModuleLoader(new MemoryFileSource(earlier)).Load("")) : null;
        if (wasThere is not null) diagnostics.AddRange(wasThere.Modules.Diagnostics);
        ImmutableArray<ModuleTree> roots = [.. others.Select(o => RootsFolder + o.Path.Split('/')[1]).Distinct(StringComparer.Ordinal).Select(new ModuleLoader(new MemoryFileSource(others)).Load)];
        foreach (var root in roots) diagnostics.AddRange(root.Diagnostics);
        return new FixtureInputs(modules, wasThere, roots, plan, plannedState, plan is null ? [] : [.. EarlierPlan.Before(plan, plans)], [.. states, .. inventoryStates], inventoryStates.ToImmutable(), inventories.Count > 0 ? LiveInventory.Combine(inventories) : null, intents.ToImmutable(), options, severities);
    }
}
