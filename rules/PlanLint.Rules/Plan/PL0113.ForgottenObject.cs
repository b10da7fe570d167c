using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0113: an object leaves the state and lives on, with nobody to manage it.</summary>
public sealed class ForgottenObject : Rule
{
    private const int UidLength = 8;
    private const string TakenOver = "{0} will be forgotten; {1} is managed by {2} in {3}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0113", "forgotten-object", "Object will be forgotten but not destroyed",
        "{0} will be forgotten: the object will continue to exist, and nothing will manage it.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.Forgets) return;
        var identity = compilation.Knowledge.Identify(change.Address.Type, change.Before);
        if (identity is not null)
            foreach (var state in compilation.States.Where(s => !States.IsOwn(compilation, s)))
                if (state.Instances.FirstOrDefault(
                    i => i.DeposedKey is null && identity.Equals(compilation.Knowledge.Identify(i.Address.Type, i.Attributes))) is { } owner)
                {
                    context.Report(new Finding(change.Address, identity, owner.Address, state.Path) { MessageFormat = TakenOver, Severity = Severity.Note });
                    return;
                }
        var live = identity is null ? null : compilation.Inventory?.Find(identity);
        string? id = live is { Uid.Length: > 0 } ? live.Uid : change.Before["id"]?.StringOrNull;
        context.Report(new Finding(change.Address)
        {
            Notes = identity is not null || id is not null
                ? [new DiagnosticNote("live", MessageText.Join(", ", Facts(identity?.ToString(), id, live?.CreatedAt)))]
                : [],
        });
    }

    private static IEnumerable<MessageText> Facts(string? identity, string? id, DateTimeOffset? created)
    {
        if (identity is not null) yield return MessageText.Of($"{identity}");
        if (id is not null) yield return identity is null
            || id.Length <= UidLength ? MessageText.Of($"id {new QuotedValue(id)}") : MessageText.Of($"uid {new QuotedValue(id) { Limit = UidLength + 1 }}");
        if (created is { } day) yield return MessageText.Of($"created {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
    }
}
