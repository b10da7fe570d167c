using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>One state while it is read: a version 4 file, or <c>show -json</c>.</summary>
internal sealed class StateDocument
{
    private static readonly KnownNames Sections = new(
        "version", "terraform_version", "serial", "lineage", "outputs", "resources", "format_version", "values", "encrypted_data",
        "resource_changes", "planned_values", "configuration", "provider_schemas", "@level", "modules", "checks");

    private readonly AddressTable table = new();
    private readonly MaskedSecrets secrets;
    private readonly List<StateInstance> instances = [];
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private string lineage = "", toolVersion = "";
    private long? serial;
    private bool hasOthers;

    private StateDocument(SecretArguments arguments) => secrets = new MaskedSecrets(arguments);

    /// <summary>Reads a whole document; the cursor stands before its first token.</summary>
    public static State Read(ref JsonCursor cursor, string path, SecretArguments arguments)
    {
        var document = new StateDocument(arguments);
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Failure($"a state is a JSON object; {WaysOut.State}");
        ulong seen = 0;
        while (cursor.NextName()) document.ReadSection(ref cursor, ref seen);
        cursor.TryRead();
        return document.ToState(path);
    }

    private void ReadSection(ref JsonCursor cursor, ref ulong seen)
    {
        string? section = Sections.Match(ref cursor, ref seen);
        if (section is not null) found.Add(section);
        switch (section)
        {
            case "version":
                long version = cursor.ReadInt64(section) ?? 4;
                if (version < 4) throw cursor.Failure(
                    $"state version {version} is of Terraform 0.11 or older, or of .terraform/terraform.tfstate, which only names the backend; run "
                    + "`terraform state pull > state.tfstate` and give that");
                if (version > 4) throw cursor.Failure($"state version {version} is newer than this PlanLint, which reads 4; update PlanLint");
                break;
            case "terraform_version": toolVersion = cursor.ReadString(section) ?? ""; break;
            case "serial": serial = cursor.ReadInt64(section); break;
            case "lineage": lineage = cursor.ReadString(section) ?? ""; break;
            case "outputs": OutputSecrets.Read(ref cursor, secrets); break;
            case "resources":
                if (!cursor.EnterArray(section)) break;
                while (cursor.NextElement()) StateFileReader.ReadResource(ref cursor, table, instances);
                break;
            case "values":
                if (cursor.EnterObject(section)) new ShownStateReader(table, secrets, instances).ReadValues(ref cursor);
                break;
            case "encrypted_data":
                throw cursor.Failure("this state is encrypted by OpenTofu and PlanLint asks for no keys; run `tofu state pull > state.tfstate` and give that");
            case "resource_changes" or "planned_values": throw cursor.Failure($"this is a plan, not a state: give it with --plan; {WaysOut.State}");
            case "provider_schemas": throw cursor.Failure($"this is the output of `terraform providers schema -json`, not a state; {WaysOut.State}");
            case "@level": throw cursor.Failure($"this is a log of Terraform in JSON, not a state; {WaysOut.State}");
            default:
                hasOthers |= section is not ("format_version" or "checks");
                cursor.Skip();
                break;
        }
    }

    /// <summary>
    /// Terraform writes <c>resources</c> into each state file, also an empty one, while <c>show -json</c> of an empty state is a version and
    /// nothing else. Many documents have a version: taking one for an empty state would be to find nothing in it.
    /// </summary>
    private void RefuseOtherDocuments()
    {
        if (found.Contains("values") || found.IsSupersetOf(["version", "resources"]) || found.Contains("format_version") && !hasOthers) return;
        throw new InputException(
            found.Contains("configuration") ? $"this is a plan, not a state: give it with --plan; {WaysOut.State}"
            : found.Contains("version") ? $"this JSON object has a version but no \"resources\", which each state has; {WaysOut.State}"
            : found.Contains("resources") ? $"this JSON object has \"resources\" but no \"version\", which each state has; {WaysOut.State}"
            : found.Contains("format_version") ? $"this is JSON of another command of Terraform, not a state; {WaysOut.State}"
            : $"this JSON object has none of a state's sections; {WaysOut.State}", default);
    }

    private State ToState(string path)
    {
        RefuseOtherDocuments();
        return new State
        {
            Path = path,
            Lineage = lineage,
            Serial = serial,
            ToolVersion = toolVersion,
            Instances = [.. instances.OrderBy(i => i.Address).ThenBy(i => i.DeposedKey, StringComparer.Ordinal)],
            CollectedSecrets = secrets,
        };
    }
}
