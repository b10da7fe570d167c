using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Drifts;

/// <summary>What a plan saw of changes outside of Terraform, sorted into new, known, noise and gone. Immutable.</summary>
public sealed class DriftReport
{
    private const int LongestText = 160;

    /// <summary>Fields that a Kubernetes API server or an operator writes, wherever the object stands in the resource.</summary>
    private static readonly string[] ServerFields = ["resource_version", "resourceVersion", "generation", "managed_fields", "managedFields"];

    private readonly Compilation compilation;
    private readonly Redactor redactor;
    private readonly DriftBaseline baseline;

    private DriftReport(Compilation compilation, DriftBaseline baseline, Redactor redactor)
    {
        (this.compilation, this.baseline, this.redactor) = (compilation, baseline, redactor);
        var plan = compilation.Plan!;
        Entries = [.. plan.Drift.SelectMany(EntriesOf).OrderBy(e => e.Kind).ThenBy(e => e.Address).ThenBy(e => e.Path, StringComparer.Ordinal)];
        var seen = Entries.Select(e => e.Key).ToHashSet();
        // A plan that looked at a part of the root does not say that the rest is as it was.
        Gone = plan.IsComplete ? [.. baseline.Entries.Where(e => !seen.Contains(e))] : [];
    }

    /// <summary>The drift that was seen, new first.</summary>
    public ImmutableArray<DriftEntry> Entries { get; }

    /// <summary>Entries of the baseline that are there no more.</summary>
    public ImmutableArray<(string Address, string Path, string Value)> Gone { get; }

    /// <summary>The baseline with which none of it is new: of what a plan did not look at, it says what it said.</summary>
    public DriftBaseline Accepted =>
        (compilation.Plan!.IsComplete ? DriftBaseline.Empty : baseline).With(Entries.Where(e => e.Kind != DriftKind.Noise));

    /// <summary>Nobody has accepted these, and nothing explains them.</summary>
    public IEnumerable<DriftEntry> New => Entries.Where(e => e.Kind == DriftKind.New);

    /// <summary>How many there are of a kind.</summary>
    public int Count(DriftKind kind) => Entries.Count(e => e.Kind == kind);

    /// <summary>The drift of a root; null without a plan, and for one whose planning failed, which did not look at everything.</summary>
    public static DriftReport? Of(Compilation compilation, DriftBaseline baseline, Redactor redactor)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(redactor);
        return compilation.Plan is null or { Errored: true } ? null : new DriftReport(compilation, baseline, redactor);
    }

    private IEnumerable<DriftEntry> EntriesOf(ResourceChange drift)
    {
        if (drift.Address.Mode != ResourceMode.Managed) yield break;
        if (drift.IsDelete)
        {
            yield return Judged(new DriftEntry(drift.Address, "", "there", "gone", DriftKind.New, compilation.Locate(drift).Location), "");
            yield break;
        }
        var secret = compilation.Knowledge.SecretArguments.Of(drift.Address.Type);
        foreach (var attribute in drift.AttributeChanges)
        {
            yield return Judged(
                new DriftEntry(
                    drift.Address, Repeatable(redactor.Redact(attribute.Path.ToString())),
                    Shown(attribute.Before, drift.Before), Shown(attribute.After, drift.After),
                    DriftKind.New, compilation.Locate(drift, attribute.Path).Location),
                NoiseOf(drift, attribute));

            string Shown(Value? value, Value of)
            {
                if (attribute.IsSensitive || secret.Leads(attribute.Path, of)) return value is null || value.IsNull ? "(none)" : Redactor.Hidden;
                return Repeatable(redactor.Redact(Quote.Of(value) with { Limit = LongestText }));
            }
        }
    }

    /// <summary>Labels of secrets are numbered by the run, and what is accepted must be the same in the next one.</summary>
    private static string Repeatable(string redacted) => redacted.Contains("(sensitive #", StringComparison.Ordinal) ? Redactor.Hidden : redacted;

    private DriftEntry Judged(DriftEntry entry, string noise) => noise.Length > 0 ? entry with { Kind = DriftKind.Noise, Reason = noise }
        : baseline.Holds(entry) ? entry with { Kind = DriftKind.Known } : entry;

    /// <summary>Why a difference is nobody's doing; empty when it may be somebody's.</summary>
    private string NoiseOf(ResourceChange drift, AttributeChange attribute)
    {
        if (attribute.IsCosmetic) return "the same, spelled differently";
        string path = attribute.Path.ToString();
        var names = attribute.Path.Steps.Select(s => s.Name).OfType<string>().ToArray();
        if (names.FirstOrDefault(n => compilation.Knowledge.TrackingKeyOf(n) is not null) is { } key)
            return $"set by {compilation.Knowledge.TrackingKeyOf(key)!.Owner}";
        if (compilation.Knowledge.PerpetualDiffsOf(drift.Address.Type).FirstOrDefault(d => d.IsWrittenByOthers && d.Covers(path)) is { } written)
            return written.Cause;
        if (names is [var attributeName, ..] && compilation.Knowledge.IsProviderSide(drift.Address.Type, attributeName)) return "written by the provider";
        if (drift.Address.Type.StartsWith("kubernetes_", StringComparison.Ordinal) || KnowledgeBase.IsManifest(drift.Address.Type))
        {
            if (names.Any(n => Array.IndexOf(ServerFields, n) >= 0)) return "counted by the API server";
            if (names.Contains("status")) return "status, written by a controller";
        }
        return compilation.Plan!.ChangesOf(drift.Address).FirstOrDefault(ChangeCauses.IsEffect) is { } change
            && compilation.Causes!.Of(change).Cause is { Kind: CauseKind.Upgrade } cause ? cause.Text : "";
    }
}
