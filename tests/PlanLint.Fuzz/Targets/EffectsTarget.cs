using PlanLint.Effects;
using PlanLint.Fuzz.Running;
using PlanLint.Plans;

namespace PlanLint.Fuzz.Targets;

/// <summary>Two plans, as <c>planlint digest</c> and <c>planlint compare</c> read them.</summary>
internal sealed class EffectsTarget() : FilesTarget("plan.json", static path => path.EndsWith(".json", StringComparison.Ordinal))
{
    public override string Name => "effects";

    public override string Description => "plans, by digest and compare";

    public override IEnumerable<string> Seeds() => PageSeeds.All.Where(w => w.Files.Exists(f => f.Path == "plan.json")).Select(w =>
    {
        var alone = new Workspace();
        alone.Files.AddRange(w.Files.Where(f => f.Path == "plan.json").SelectMany(f => new[] { ("old.json", ShortPlan.Complete(f.Text)), ("new.json", ShortPlan.Complete(f.Text)) }));
        return alone.ToString();
    });

    protected override void Run(Workspace files, Execution execution)
    {
        var read = files.Files.Select(f => PlanReader.Read(RawText.Encode(f.Text), f.Path).Plan).OfType<Plan>().Take(2).Select(PlanEffects.Of).ToArray();
        foreach (var effects in read)
        {
            Execution.Require(effects.Digest() == PlanEffects.Of(effects.Plan).Digest(), "a plan has one digest");
            execution.Output.Append(effects.ToText());
            execution.Saw(Math.Min(effects.All.Length, 9));
        }
        if (read is [var first, var second])
        {
            execution.Saw((int)PlanComparison.Of(first, second).Result);
            Execution.Require(first.Problem is not null || PlanComparison.Of(first, first).Differences.IsEmpty, "a plan differs in nothing from itself");
        }
    }
}
