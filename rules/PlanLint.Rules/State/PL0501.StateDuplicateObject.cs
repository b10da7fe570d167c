using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0501: two addresses of one state, or of two, hold the same object.</summary>
public sealed class StateDuplicateObject : Rule
{
    private const string TwoStates = "{0} and {1} in {2} both hold {3}: destroying one deletes the object that the other manages.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0501", "state-duplicate-object", "Two addresses manage one object",
        "{0} and {1} both manage {2}: destroying one deletes the object that the other still manages.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.State);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        var held = new Dictionary<string, Holder>(StringComparer.Ordinal);
        foreach (var state in compilation.States)
            foreach (var instance in state.Instances)
            {
                if (instance.DeposedKey is not null || instance.Address.Mode != ResourceMode.Managed || Key(compilation, instance) is not { } key) continue;
                var holder = new Holder(state, instance, key.Subject, key.IsProven);
                if (held.TryAdd(key.Text, holder)
                    || held[key.Text] is var first && (Contradict(first, holder) || IsOfAnotherRoot(compilation, first, holder))) continue;
                Report(context, first, holder);
            }
    }

    private static void Report(CompilationContext context, Holder first, Holder second)
    {
        bool sameState = first.State == second.State;
        // Across states, equal names may be names in two clusters or accounts; only an id that the system gave proves more.
        bool isProven = sameState ? first.IsProven : GivenId(first.Instance.Attributes) is { } id && id == GivenId(second.Instance.Attributes);
        context.Report(new Finding(sameState
            ? [second.Instance.Address, first.Instance.Address, first.Subject]
            : [second.Instance.Address, first.Instance.Address, first.State.Path, first.Subject])
        {
            MessageFormat = sameState ? null : TwoStates,
            At = States.PlaceOf(context.Compilation, second.State, second.Instance),
            Addresses = [first.Instance.Address, second.Instance.Address],
            Severity = isProven ? Severity.Error : Severity.Warning,
            Confidence = isProven ? Confidence.Proven : Confidence.Likely,
            Related = [new RelatedLocation(States.PlaceOf(context.Compilation, first.State, first.Instance), $"{first.Instance.Address} holds it too")],
        });
    }

    /// <summary>The object's name in its system; for types without one, its id in its provider configuration.</summary>
    private static (string Text, string Subject, bool IsProven)? Key(Compilation compilation, StateInstance instance)
    {
        string type = instance.Address.Type;
        if (compilation.Knowledge.IsCheap(type)) return null;
        if (compilation.Knowledge.Find(type) is { HasIdentity: true } known)
            return known.OnExisting(instance.Attributes) == ExistingBehavior.Merges || known.Identify(instance.Attributes) is not { } identity
                ? null
                : ($"{instance.Provider}\n{identity.System}\n{identity}", identity.ToString(), true);
        return instance.Attributes["id"]?.StringOrNull is { Length: > 0 } id
            ? ($"{instance.Provider}\n{type}\n{id}", $"{type} '{id}'", GivenId(instance.Attributes) is not null)
            : null;
    }

    private static string? GivenId(Value attributes) => Plans.GivenId.Of(attributes) is { IsUnique: true } id ? id.Text : null;

    /// <summary>With a plan, PL0203 reports what this root's own state and another root's both hold.</summary>
    private static bool IsOfAnotherRoot(Compilation compilation, Holder first, Holder second)
    {
        if (compilation.Plan is not { } plan || States.IsOwn(compilation, first.State) == States.IsOwn(compilation, second.State)) return false;
        var own = States.IsOwn(compilation, first.State) ? first.Instance : second.Instance;
        return own.GivenId is { IsUnique: true } id && plan.PriorIds.TryGetValue(own.Address, out var planned) && id == planned;
    }

    private static bool Contradict(Holder first, Holder second) =>
        GivenId(first.Instance.Attributes) is { } one && GivenId(second.Instance.Attributes) is { } other && one != other;

    private sealed record Holder(State State, StateInstance Instance, string Subject, bool IsProven);
}
