using System.Collections.Immutable;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Testing;

/// <summary>Reads the files of a fixture with the readers the product uses.</summary>
internal static class FixtureReader
{
    public static FixtureInputs Read(Fixture fixture, DiagnosticBag diagnostics, KnowledgeBase knowledge, AnalysisOptions? options)
    {
        var configuration = new List<(string Path, string Text)>();
        var states = ImmutableArray.CreateBuilder<State>();
        var intents = ImmutableArray.CreateBuilder<Intent>();
        Plan? plan = null;
        foreach (var (path, text) in fixture.Files)
        {
            if (path.EndsWith(".intent.hcl", StringComparison.Ordinal))
            {
                var (read, problems) = IntentReader.Read(SourceText.From(text, path));
                intents.AddRange(read);
                diagnostics.AddRange(problems);
            }
            else if (path == "plan.json")
            {
                var result = PlanReader.Read(Encoding.UTF8.GetBytes(text), path);
                plan = result.Plan;
                diagnostics.AddRange(result.Diagnostics);
            }
            else configuration.Add((path, text));
        }
        var modules = configuration.Exists(f => Fixture.IsConfiguration(f.Path)) ? new ModuleLoader(new MemoryFileSource(configuration)).Load("") : null;
        if (modules is not null) diagnostics.AddRange(modules.Diagnostics);
        return new FixtureInputs(modules, plan, states.ToImmutable(), null, intents.ToImmutable(), options ?? AnalysisOptions.Default);
    }
}

/// <summary>What a fixture holds.</summary>
internal sealed record FixtureInputs(
    ModuleTree? Modules, Plan? Plan, ImmutableArray<State> States, LiveInventory? Inventory, ImmutableArray<Intent> Intents, AnalysisOptions Options);
