using PlanLint.Addresses;
using PlanLint.Diagnostics;

namespace PlanLint.Triage;

/// <summary>
/// Drops what another finding says better. One that is off, suppressed, not run or quieter says nothing, nor does one in the baseline for a
/// rule that cannot be in it; and of findings that leave their place to each other one stays.
/// </summary>
internal sealed class Yielding
{
    private readonly List<Triaged> triaged;
    private readonly Dictionary<(string Rule, ResourceAddress Address), List<int>> said = [];
    private readonly int[] speakers;

    private Yielding(List<Triaged> triaged, HashSet<string> waitedFor)
    {
        this.triaged = triaged;
        speakers = new int[triaged.Count];
        Array.Fill(speakers, -1);
        for (int i = 0; i < triaged.Count; i++)
        {
            var finding = triaged[i].Finding;
            if (!waitedFor.Contains(finding.Rule.Id) || finding.Suppression is { Kind: not SuppressionKind.Baseline }) continue;
            foreach (var address in finding.Addresses)
            {
                if (!said.TryGetValue((finding.Rule.Id, address), out var about)) said.Add((finding.Rule.Id, address), about = []);
                about.Add(i);
            }
        }
    }

    /// <summary>Takes those out that others speak for. Linear in the findings and their addresses.</summary>
    public static void LeaveToOthers(List<Triaged> triaged)
    {
        var waitedFor = triaged.Select(t => t.Finding.YieldsTo).OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(o => o.Split(','))
            .ToHashSet(StringComparer.Ordinal);
        if (waitedFor.Count == 0) return;
        var yielding = new Yielding(triaged, waitedFor);
        Triaged[] kept = [.. triaged.Where((_, i) => yielding.SpeakerOf(i) == i)];
        triaged.Clear();
        triaged.AddRange(kept);
    }

    /// <summary>The finding that is heard in place of one; itself when none is.</summary>
    private int SpeakerOf(int index)
    {
        if (speakers[index] >= 0) return speakers[index];
        speakers[index] = index;
        var finding = triaged[index].Finding;
        if (finding.YieldsTo is null || finding.Addresses.IsEmpty) return index;
        foreach (string rule in finding.YieldsTo.Split(','))
        {
            int speaker = -1;
            foreach (var address in finding.Addresses)
                if ((speaker = About(rule, address, index)) < 0) break;
            if (speaker >= 0) return speakers[index] = speaker;
        }
        return index;
    }

    private int About(string rule, ResourceAddress address, int index)
    {
        if (!said.TryGetValue((rule, address), out var about)) return -1;
        foreach (int other in about)
            if (other != index && Hears(triaged[index].Finding, triaged[other].Finding) && SpeakerOf(other) is var speaker && speaker != index) return speaker;
        return -1;
    }

    /// <summary>True when the other is at least as loud, and whoever accepted it has accepted what it stands for.</summary>
    private static bool Hears(Diagnostic finding, Diagnostic other) => other.Severity >= finding.Severity
        && (other.Suppression is null || (finding.Rule.IsSuppressible && !SeverityMap.IsFixed(finding.Rule)));
}
