namespace PlanLint.Fuzz.Mutation;

/// <summary>Which mutator knows a file.</summary>
internal static class Languages
{
    private static readonly Mutator Hcl = new HclMutator(Vocabulary.Hcl), Own = new HclMutator(Vocabulary.Own), Lock = new HclMutator(Vocabulary.Lock);
    private static readonly Mutator HclJson = new JsonMutator(Vocabulary.Hcl), Plan = new JsonMutator(Vocabulary.Plan), Findings = new JsonMutator(Vocabulary.Findings);
    private static readonly Mutator Live = new JsonMutator(Vocabulary.Inventory), Yaml = new YamlMutator(Vocabulary.Inventory), Diff = new LineMutator(Vocabulary.Diff, ' ');

    /// <summary>The mutator for a path.</summary>
    public static Mutator Of(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".lock.hcl", StringComparison.Ordinal)) return Lock;
        if (name.EndsWith(".hcl", StringComparison.Ordinal)) return Own;
        if (name.EndsWith(".tf.json", StringComparison.Ordinal) || name.EndsWith(".tofu.json", StringComparison.Ordinal) || name.EndsWith(".tfvars.json", StringComparison.Ordinal)) return HclJson;
        if (name.EndsWith(".sarif", StringComparison.Ordinal) || name.Contains("baseline", StringComparison.Ordinal)) return Findings;
        if (path.StartsWith("live/", StringComparison.Ordinal)) return name.EndsWith(".json", StringComparison.Ordinal) ? Live : Yaml;
        if (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal)) return Yaml;
        if (name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".tfstate", StringComparison.Ordinal)) return Plan;
        return name.EndsWith(".diff", StringComparison.Ordinal) ? Diff : Hcl;
    }
}
