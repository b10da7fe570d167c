using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Plans;
using PlanLint.Plans.Reading;
using PlanLint.Plans.Saved;
using PlanLint.Provenance;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Loading;

/// <summary>
/// Reads what <c>plan -out</c> saved, without terraform, init or providers: changes, the configuration that they were made from, the
/// dependency lock file, and the states before and after the refresh.
/// </summary>
internal static class SavedPlanReader
{
    /// <summary>Reads a saved plan to the end of <paramref name="stream"/>. <paramref name="path"/> is for messages.</summary>
    public static PlanReadResult Read(Stream stream, string path, SecretArguments arguments, PriorParts parts)
    {
        var bag = new DiagnosticBag();
        try
        {
            var archive = SavedPlanArchive.Read(stream);
            var saved = SavedPlan.Read(archive.Plan);
            var files = SavedFiles.Of(archive);
            var configuration = files is null ? SavedConfiguration.None : Describe(saved, files);
            var json = SavedPlanJson.Write(saved, archive, configuration);
            var plan = DocumentReader.Read(JsonInput.Open(JsonInput.AsStream(json), mayHaveTextBefore: false), path,
                (ref JsonCursor cursor, string name) => PlanDocument.Read(ref cursor, name, arguments, null, parts));
            (plan.StateLineage, plan.StateSerial) = StateJson.Version(archive.State);
            plan.ConfigurationHash = files is null ? null : Hash(archive);
            plan.Workspace = saved.Workspace.Length > 0 ? saved.Workspace : null;
            plan.IsSaved = true;
            plan.SavedFiles = files;
            if (!saved.StoresSchemaMarks && saved.Changes.Count > 0)
                DocumentReader.Report(bag, path, default, Severity.Note,
                    "this saved plan does not say what the schemas of providers call sensitive, so each text in it that the configuration does "
                        + "not give is taken for sensitive; the JSON of 'terraform show -json' tells them apart");
            return new PlanReadResult(plan, bag.Diagnostics);
        }
        catch (InputException e)
        {
            DocumentReader.Report(bag, path, default, ToolRules.InputNotUnderstood.DefaultSeverity, e.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The JSON that is made of a damaged plan need not be one: a number that is none, a depth that no plan has.
            DocumentReader.Report(bag, path, default, ToolRules.InputNotUnderstood.DefaultSeverity, ProtobufReader.Broken().Message);
        }
        return new PlanReadResult(null, bag.Diagnostics);
    }

    private static SavedConfiguration Describe(SavedPlan saved, ImmutableSortedDictionary<string, byte[]> files)
    {
        var modules = new ModuleLoader(new MemoryFileSource(files.Select(f => (f.Key, f.Value))), new ModuleLoadOptions { Threads = 1 }).Load(SavedFiles.Root);
        var singles = new HashSet<(string, string)>();
        foreach (byte[] message in saved.Changes)
        {
            var change = SavedChange.ReadResource(message);
            if (!Addresses.ResourceAddress.TryParse(change.Address, out var address)) continue;
            foreach (var (name, value) in (change.After.Attributes.Count > 0 ? change.After : change.Before).Attributes)
                if (value is { IsKnown: true, IsNull: false, Kind: TypeKind.Object }) singles.Add((address!.Type, name));
        }
        string registry = saved.IsOpenTofu ? "registry.opentofu.org" : "registry.terraform.io";
        return new SavedConfiguration
        {
            Json = new ConfigurationJson(registry, (type, name) => name == "timeouts" || singles.Contains((type, name))).Write(modules),
            Defaults = modules.Root.Variables.Select(v => (v.Name, Value: ConfigurationJson.DefaultOf(v))).Where(v => v.Value is not null)
                .ToImmutableSortedDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal),
            IsWritten = (address, name) => modules.Find(address)?.Body is { } body
                && (body.GetAttribute(name) is not null || body.Blocks.Any(b => MergedBody.MadeType(b) == name)),
        };
    }

    /// <summary>A hash of names and contents; the lock file belongs to it.</summary>
    private static string Hash(SavedPlanArchive archive)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in archive.Configuration.Add(".terraform.lock.hcl", archive.LockFile ?? []))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(SHA256.HashData(bytes));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
