using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0135: the change takes away what lets people, nodes or Terraform itself in.</summary>
public sealed class ApplierLosesAccess : Rule
{
    private const int MostNamed = 4;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0135", "applier-loses-access", "Change locks somebody out",
        "{0} will be {1}, which no longer lets {2} into {3}.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!(change.IsUpdate || change.Replaces || change.IsDelete) || change.DeposedKey is not null) return;
        foreach (var row in compilation.Knowledge.AccessOf(change.Address.Type))
        {
            if (row.Of(change.Address.Type, change.Before) is not { IsEmpty: false } before
                || row.Of(change.Address.Type, change.After) is not { } after) continue;
            // An open list lets in everybody that it named before.
            if (after.Contains("0.0.0.0/0")
                || row.Paths is [var only, ..] && only.StartsWith("master_authorized", StringComparison.Ordinal) && after.IsEmpty && !change.IsDelete) continue;
            string[] lost = [.. before.Except(after, StringComparer.Ordinal).Where(p => !IsGrantedElsewhere(compilation, change, row, p))];
            if (lost.Length == 0) continue;
            context.Report(new Finding(change.Address, change.ActionVerb, Listed(lost), row.Place)
            {
                Path = PathOf(change, row),
                Severity = row.IsCertain ? null : Severity.Warning,
                Confidence = row.Evidence.Confidence,
                Notes = [new DiagnosticNote("help", $"see that neither nodes nor whoever runs Terraform come in by {(lost.Length == 1 ? "it" : "them")}, and "
                    + "keep a second way in until the apply is done")],
            });
        }
    }

    /// <summary>True when another resource of the type lets the same one in after the apply: it moved.</summary>
    private static bool IsGrantedElsewhere(Compilation compilation, ResourceChange change, AccessGrant row, string principal) =>
        compilation.Indexed(c => new Granted(c)).Has(row, principal, change.Address);

    private static MessageText Listed(string[] lost)
    {
        var shown = MessageText.Join(", ", lost.Take(MostNamed).Select(l => MessageText.Of($"{Quote.Of(Value.String(l))}")));
        return lost.Length > MostNamed ? MessageText.Of($"{shown} and {(lost.Length - MostNamed).ToString(CultureInfo.InvariantCulture)} more") : shown;
    }

    /// <summary>The first path of the row at which something changes.</summary>
    private static ValuePath? PathOf(ResourceChange change, AccessGrant row)
    {
        foreach (string path in row.Paths)
            if (change.AttributeChanges.FirstOrDefault(l => l.Path.ToString() == path || l.Path.ToString().StartsWith(path + ".", StringComparison.Ordinal)
                || l.Path.ToString().StartsWith(path + "[", StringComparison.Ordinal)) is { } leaf && !change.IsDelete)
                return leaf.Path;
        return null;
    }

    /// <summary>Who is let in after the apply, by row.</summary>
    private sealed class Granted
    {
        private readonly Dictionary<(AccessGrant, string), List<ResourceAddress>> after = [];

        public Granted(Compilation compilation)
        {
            foreach (var change in compilation.Plan!.AllChanges)
            {
                if (change.Address.Mode != ResourceMode.Managed || change.DeposedKey is not null || change.IsDelete || !change.HasValues) continue;
                foreach (var row in compilation.Knowledge.AccessOf(change.Address.Type))
                    foreach (string principal in row.Of(change.Address.Type, change.After) ?? [])
                    {
                        if (!after.TryGetValue((row, principal), out var list)) after[(row, principal)] = list = [];
                        if (list.Count < 2) list.Add(change.Address);
                    }
            }
        }

        public bool Has(AccessGrant row, string principal, ResourceAddress except) =>
            after.TryGetValue((row, principal), out var list) && list.Exists(a => !a.Equals(except));
    }
}
