using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Effects;

/// <summary>Reads the effects out of one plan.</summary>
internal sealed class EffectReader
{
    private readonly Plan plan;
    private readonly SecretArguments secrets;
    private readonly AttributeReads reads;
    private readonly IReadOnlySet<string> marked;
    private readonly Redactor redactor;

    public EffectReader(Plan plan, SecretArguments secrets)
    {
        this.plan = plan;
        this.secrets = secrets;
        reads = AttributeReads.Of(plan);
        marked = plan.SensitiveStrings();
        redactor = Redactor.Of(marked);
    }

    /// <summary>All effects, ordered by subject and action.</summary>
    public ImmutableArray<PlanEffect> Read()
    {
        var effects = plan.AllChanges.Where(c => c.HasEffect).Select(c => OfChange(c, ""));
        // A plan that only refreshes writes what it found into the state.
        if (plan.Mode == PlanMode.RefreshOnly) effects = effects.Concat(plan.Drift.Select(c => OfChange(c, "refresh: ")));
        return [.. effects.Concat(plan.OutputChanges.Where(o => o.Actions != ChangeActions.NoOp).Select(OfOutput)).Concat(plan.Actions.Select(OfAction))
            .OrderBy(e => e.Subject, StringComparer.Ordinal).ThenBy(e => e.Action, StringComparer.Ordinal)];
    }

    private PlanEffect OfChange(ResourceChange change, string prefix) => new()
    {
        Subject = change.ObjectName,
        Action = prefix + string.Join(',', change.ActionWords) + (change.IsDeferred ? " later" : ""),
        Facts = Ordered(About(change).Concat(change.Mutates ? Attributes(change) : [])),
        Change = change,
    };

    private PlanEffect OfOutput(OutputChange output)
    {
        var facts = new List<EffectFact>();
        if (!output.Before.IsNull || !output.Before.IsKnown) facts.Add(Fact("@before", output.Before, false));
        if (!output.After.IsNull || !output.After.IsKnown) facts.Add(Fact("@after", output.After, false));
        return new PlanEffect { Subject = $"output.{output.Name}", Action = string.Join(',', output.ActionWords), Facts = Ordered(facts) };
    }

    private PlanEffect OfAction(ActionInvocation action)
    {
        var facts = new List<EffectFact> { Text("@provider", action.ProviderName), Fact("@configuration", action.Configuration, false) };
        if (action.TriggeredBy is { } trigger) facts.Add(Text("@trigger", $"{trigger} {action.TriggerEvent}"));
        return new PlanEffect { Subject = action.Address, Action = action.IsDeferred ? "invoke later" : "invoke", Facts = Ordered(facts) };
    }

    private IEnumerable<EffectFact> About(ResourceChange change)
    {
        if (change.ProviderName.Length > 0) yield return Text("@provider", change.ProviderName);
        if (change.UnknownMode is { } mode) yield return Text("@mode", mode);
        if (change.PreviousAddress is { } previous) yield return Text("@from", previous.ToString());
        if (change.GeneratedConfig is { } generated) yield return Text("@generated", generated);
        if (change.Importing is { } import)
            yield return Fact("@import", import.IsUnknown ? Value.DynamicUnknown : import.Identity ?? Value.String(import.Id ?? ""), false);
        if (change.Mutates && !change.IsCreate && TouchedObject(change) is { } touched) yield return touched;
    }

    /// <summary>Which object is touched: by the id that its system gave it, or, where one without id is lost, by all that is known of it.</summary>
    private EffectFact? TouchedObject(ResourceChange change)
    {
        if (change.Before.IsNull) return null;
        if (GivenId.Of(change.Before) is { } id) return Fact("@object", Value.String(id.Text), false);
        if (!change.IdentityBefore.IsNull) return Fact("@object", change.IdentityBefore, false);
        return change.Destroys || change.Forgets
            ? Fact("@object", SensitiveValues.Mark(change.Before, secrets.Of(change.Address.Type)), false)
            : null;
    }

    private IEnumerable<EffectFact> Attributes(ResourceChange change)
    {
        if (change.IsDelete || change.Actions == ChangeActions.Forget) yield break;
        var paths = secrets.Of(change.Address.Type);
        var before = change.IsCreate || change.Replaces ? Value.DynamicNull : change.Before;
        foreach (var attribute in before.IsNull ? AttributeChange.Between(before, change.After) : change.AttributeChanges)
        {
            bool isSet = attribute.Kind != AttributeChangeKind.BecameUnknown || reads.Counts(change.Address, attribute.Path);
            if (!isSet) continue;
            bool isSecret = attribute.IsSensitive || paths.Leads(attribute.Path, change.Before) || paths.Leads(attribute.Path, change.After)
                || IsMarked(attribute.Before) || IsMarked(attribute.After);
            // What a computed attribute was is nothing that the plan does to it.
            bool isComputed = attribute.Kind == AttributeChangeKind.BecameUnknown
                && plan.Configuration?.BlockOf(change.Address)?.Declares(attribute.Path) == false;
            yield return Fact(attribute, before.IsNull || isComputed, isSecret);
        }
    }

    /// <summary>True for a copy of a secret in a place that no mask covers.</summary>
    private bool IsMarked(Value? value) => value?.StringOrNull is { Length: > 0 } text && marked.Contains(text);

    /// <summary>True for a text that is a copy of a secret or has one in it.</summary>
    private bool HoldsSecret(string text) => text.Length > 0 && (marked.Contains(text) || !ReferenceEquals(redactor.RedactValue(text), text));

    private EffectFact Fact(AttributeChange attribute, bool isNew, bool isSecret) => Make(attribute.Path.ToString(), text =>
    {
        if (!isNew)
        {
            text.Add(attribute.Before, isSecret);
            text.Add(" -> ");
        }
        text.Add(attribute.After, isSecret);
        if (attribute.Kind == AttributeChangeKind.SensitivityOnly) text.Add(" sensitivity");
    }) with
    { IsUnknown = attribute.After is { IsKnown: false } };

    private EffectFact Fact(string name, Value value, bool isSecret) =>
        Make(name, text => text.Add(value, isSecret)) with { IsUnknown = !value.IsKnown };

    private EffectFact Text(string name, string text) => Make(name, canonical => canonical.Add(Value.String(text), isSecret: false));

    private EffectFact Make(string name, Action<CanonicalText> write)
    {
        var (text, hashed) = Written(plan.Timestamp, showsHashes: true, write);
        string shown = hashed.MetSecret && !HashedSecret.IsKeyed ? Written(plan.Timestamp, showsHashes: false, write).Text : text;
        return new EffectFact(name, shown)
        {
            HoldsSecret = hashed.MetSecret,
            Hashed = text,
            Timed = hashed.MetPlanTime ? Written(null, showsHashes: true, write).Text : text,
        };
    }

    private (string Text, CanonicalText Writer) Written(DateTimeOffset? time, bool showsHashes, Action<CanonicalText> write)
    {
        var writer = new CanonicalText(time, showsHashes, HoldsSecret);
        write(writer);
        return (writer.ToString(), writer);
    }

    private ImmutableArray<EffectFact> Ordered(IEnumerable<EffectFact> facts) =>
        [.. facts.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Named).OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>A fact whose name, which may be a key of a map, tells no secret; without a key it is only told how many there are.</summary>
    private EffectFact Named(EffectFact fact, int position)
    {
        if (!HoldsSecret(fact.Name)) return fact;
        string hash = HashedSecret.Of(fact.Name);
        string name = HashedSecret.IsKeyed ? hash : string.Create(CultureInfo.InvariantCulture, $"secret name {position}");
        return fact with { Name = name, HoldsSecret = true, Hashed = $"{hash} {fact.Hashed}", Timed = $"{hash} {fact.Timed}" };
    }
}
