using PlanLint.Documents;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>What the plan itself says in a saved plan. Changes are kept as their messages; field numbers are those of <c>planfile.proto</c>.</summary>
internal sealed class SavedPlan
{
    /// <summary>The version of the format that is understood; it has stood since Terraform 0.12.</summary>
    private const int Version = 3;

    /// <summary>The tool's version, <c>1.11.4</c>.</summary>
    public string ToolVersion { get; private set; } = "";

    /// <summary>0 for an ordinary plan, 1 for <c>-destroy</c>, 2 for <c>-refresh-only</c>.</summary>
    public int Mode { get; private set; }

    public bool IsErrored { get; private set; }

    public bool IsApplyable { get; private set; }

    public bool IsComplete { get; private set; }

    /// <summary>RFC 3339; empty before Terraform 1.5.</summary>
    public string Timestamp { get; private set; } = "";

    /// <summary>The workspace; empty when the file does not say.</summary>
    public string Workspace { get; private set; } = "";

    /// <summary>Values given to variables; defaults are not among them.</summary>
    public SortedDictionary<string, Value> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Values of <c>-target</c>.</summary>
    public List<string> Targets { get; } = [];

    public List<byte[]> Changes { get; } = [];

    public List<byte[]> Drift { get; } = [];

    public List<byte[]> Deferred { get; } = [];

    public List<byte[]> Outputs { get; } = [];

    public List<byte[]> Checks { get; } = [];

    public List<byte[]> Actions { get; } = [];

    public List<byte[]> DeferredActions { get; } = [];

    public List<byte[]> Relevant { get; } = [];

    /// <summary>True for OpenTofu, which writes its own version and neither of both words that Terraform writes since 1.8.</summary>
    public bool IsOpenTofu { get; private set; }

    /// <summary>
    /// True when what a provider's schema calls sensitive is marked in the file: Terraform does so since 1.8, and before that it asked the schema
    /// whenever it showed a plan.
    /// </summary>
    public bool StoresSchemaMarks => !IsOpenTofu && VersionNumber.Parse(ToolVersion)?.IsAtLeast(1, 8) == true;

    /// <summary>Reads the message; throws <see cref="InputException"/>.</summary>
    public static SavedPlan Read(ReadOnlySpan<byte> message)
    {
        var plan = new SavedPlan();
        var reader = new ProtobufReader(message);
        ulong version = 0;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: version = reader.Number; break;
                case 2: plan.AddVariable(reader.Bytes); break;
                case 3: plan.Changes.Add(reader.Bytes.ToArray()); break;
                case 4: plan.Outputs.Add(reader.Bytes.ToArray()); break;
                case 5: plan.Targets.Add(reader.Text); break;
                case 13 or 29: plan.ReadBackend(reader.Bytes); break;
                case 14: plan.ToolVersion = reader.Text; break;
                case 15: plan.Relevant.Add(reader.Bytes.ToArray()); break;
                case 17: plan.Mode = (int)Math.Min(reader.Number, 3); break;
                case 18: plan.Drift.Add(reader.Bytes.ToArray()); break;
                case 19: plan.Checks.Add(reader.Bytes.ToArray()); break;
                case 20: plan.IsErrored = reader.Number != 0; break;
                case 21: plan.Timestamp = reader.Text; break;
                case 25: plan.IsApplyable = reader.Number != 0; break;
                case 26: plan.IsComplete = reader.Number != 0; break;
                case 27: plan.Deferred.Add(reader.Bytes.ToArray()); break;
                case 30: plan.Actions.Add(reader.Bytes.ToArray()); break;
                case 31: plan.DeferredActions.Add(reader.Bytes.ToArray()); break;
            }
        }
        if (version != Version)
            throw new InputException(
                $"this saved plan has format {version}, and PlanLint reads {Version}; give the JSON of `terraform show -json tfplan`", default);
        if (plan.ToolVersion.Length == 0 || VersionNumber.Parse(plan.ToolVersion) is null) throw ProtobufReader.Broken();
        if (plan.Mode > 2) throw new InputException($"this saved plan was made in a mode that PlanLint does not know; {SavedPlanArchive.WayOut}", default);
        plan.IsOpenTofu = plan.LooksLikeOpenTofu();
        return plan;
    }

    private bool LooksLikeOpenTofu()
    {
        if (IsApplyable || IsComplete) return false;
        var providers = Changes.Concat(Drift).Select(c => SavedChange.ProviderOf(c)).ToArray();
        if (providers.Any(p => p.Contains("registry.opentofu.org/", StringComparison.Ordinal))) return true;
        bool usesTerraformRegistry = providers.Any(p => p.Contains("registry.terraform.io/", StringComparison.Ordinal));
        return !usesTerraformRegistry && !IsErrored && VersionNumber.Parse(ToolVersion)?.IsAtLeast(1, 8) == true
            && Changes.Any(c => !SavedChange.IsNoOp(c)) && Targets.Count == 0 && Deferred.Count == 0;
    }

    private void AddVariable(ReadOnlySpan<byte> entry)
    {
        var reader = new ProtobufReader(entry);
        string name = "";
        var value = Value.DynamicNull;
        while (reader.Next())
        {
            if (reader.Field == 1) name = reader.Text;
            else if (reader.Field == 2) value = SavedChange.ReadDynamic(reader.Bytes);
        }
        Variables[name] = value;
    }

    private void ReadBackend(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
            if (reader.Field == 3 && !reader.IsNumber) Workspace = reader.Text;
    }
}
