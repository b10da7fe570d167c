using PlanLint.Fuzz.Mutation;

namespace PlanLint.Fuzz.Targets;

/// <summary>All targets.</summary>
internal static class TargetCatalog
{
    /// <summary>One for each kind of input.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        new AnalysisTarget("hcl", "configuration in native syntax", "main.tf", EndsWith(".tf")) { AnalysesOneIn = 10, ReadsConfiguration = true },
        new AnalysisTarget("tfjson", "configuration in JSON syntax", "main.tf.json", EndsWith(".tf.json")) { ReadsConfiguration = true },
        new AnalysisTarget("tfvars", "files of values of variables", "terraform.tfvars", path => path.EndsWith(".tfvars", StringComparison.Ordinal) || path.EndsWith(".tfvars.json", StringComparison.Ordinal)) { ReadsConfiguration = true },
        new AnalysisTarget("plan", "plans as JSON, and the records beside them", "plan.json", path => path is "plan.json" or "plan.state.json" || path.StartsWith("earlier/", StringComparison.Ordinal)),
        new SavedPlanTarget(),
        new AnalysisTarget("state", "states", "terraform.tfstate", EndsWith(".tfstate")),
        new AnalysisTarget("live-json", "live inventories as JSON", "live/a.json", path => path.StartsWith("live/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)),
        new AnalysisTarget("live-yaml", "live inventories as YAML", "live/a.yaml", path => path.StartsWith("live/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal)) { MoreSeeds = YamlSeeds },
        new AnalysisTarget("policy", "rules written in HCL", "a.rule.hcl", EndsWith(".rule.hcl")),
        new AnalysisTarget("intent", "intents", "a.intent.hcl", EndsWith(".intent.hcl")),
        new AnalysisTarget("options", "options files", ".planlint.hcl", static path => path == ".planlint.hcl"),
        new AnalysisTarget("knowledge", "knowledge of resource types", "knowledge/a.hcl", static path => path.StartsWith("knowledge/", StringComparison.Ordinal)),
        new AnalysisTarget("baseline", "baselines", ".planlint.baseline.json", static path => path == ".planlint.baseline.json"),
        new AnalysisTarget("lock", "lock files of providers, and module manifests", ".terraform.lock.hcl", static path => path is ".terraform.lock.hcl" or ".terraform/modules/modules.json") { ReadsConfiguration = true },
        new AnalysisTarget("suppression", "comments that suppress findings", "main.tf", static path => path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tf.json", StringComparison.Ordinal)) { AnalysesOneIn = 4, ReadsConfiguration = true, OwnMutator = new LineMutator(Vocabulary.Suppressions, ' ') },
        new ReviewTarget(),
        new MergeTarget(),
        new SchemaTarget(),
        new EffectsTarget(),
        new PolicyTestTarget(),
        new RequestTarget(),
        new ExpressionTarget(),
        new CommandLineTarget(),
        new EditorTarget(),
    ];

    private static Func<string, bool> EndsWith(string ending) => path => path.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>JSON is YAML: the pages' inventories under another name.</summary>
    private static IEnumerable<string> YamlSeeds()
    {
        foreach (var page in PageSeeds.All)
        {
            if (!page.Files.Exists(f => f.Path.StartsWith("live/", StringComparison.Ordinal))) continue;
            var renamed = new Workspace();
            renamed.Targets.AddRange(page.Targets);
            renamed.Files.AddRange(page.Files.Select(f => f.Path.StartsWith("live/", StringComparison.Ordinal) ? (Path.ChangeExtension(f.Path, ".yaml"), f.Text) : f));
            yield return renamed.ToString();
        }
    }
}
