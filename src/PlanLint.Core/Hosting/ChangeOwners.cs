using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Hosting;

/// <summary>
/// Who must look at what a root reports: whom the options name for the address, else whom CODEOWNERS names for the file that declares it.
/// </summary>
internal sealed class ChangeOwners(PlanLintOptions options, CodeOwners files, Compilation compilation)
{
    private readonly Dictionary<ResourceAddress, ImmutableArray<string>> ofBlocks = [];
    private readonly Lazy<ImmutableArray<string>> ofRoot = new(() => OfRoot(files, compilation));

    /// <summary>Names nobody.</summary>
    public static ChangeOwners None => new(PlanLintOptions.Empty, CodeOwners.None, new Compilation { RootPath = "" });

    /// <summary>True when nobody is named for anything.</summary>
    public bool IsEmpty => options.Owners.IsEmpty && files.IsEmpty;

    /// <summary>Owners of an instance; empty when nobody is named. An address moved is its old owner's as well.</summary>
    public ImmutableArray<string> Of(ResourceChange change) => change.PreviousAddress is { } previous
        ? [.. Of(change.Address).Union(Of(previous), StringComparer.Ordinal)]
        : Of(change.Address);

    /// <summary>Owners of all that a finding speaks of, else of the file it points at.</summary>
    public ImmutableArray<string> Of(Diagnostic finding) => finding.Addresses.IsEmpty
        ? files.Of(finding.Location.Path)
        : [.. finding.Addresses.SelectMany(a => Of(a)).Distinct(StringComparer.Ordinal)];

    /// <summary>Owners of an instance; empty when nobody is named.</summary>
    public ImmutableArray<string> Of(ResourceAddress address)
    {
        // The nearest options file comes last, and in a file the last block that covers the address counts.
        for (int i = options.Owners.Length - 1; i >= 0; i--)
            if (options.Owners[i].Addresses.Any(p => p.Covers(address))) return options.Owners[i].Owners;
        if (files.IsEmpty) return [];
        var block = address.BlockAddress();
        return ofBlocks.TryGetValue(block, out var owners) ? owners : ofBlocks[block] = OfFile(block);
    }

    private ImmutableArray<string> OfFile(ResourceAddress block)
    {
        if ((compilation.Modules?.Locate(block) ?? compilation.Base?.Modules.Locate(block)) is { } fact) return files.Of(fact.Location.Path);
        return ofRoot.Value;
    }

    /// <summary>What is declared nowhere any more belongs to whoever owns all files of its root module; to nobody when they differ.</summary>
    private static ImmutableArray<string> OfRoot(CodeOwners files, Compilation compilation)
    {
        var all = (compilation.Modules?.Root.Files ?? []).Select(t => files.Of(t.Source.Path)).ToList();
        return all.Count > 0 && all.TrueForAll(o => o.SequenceEqual(all[0])) ? all[0] : [];
    }
}
