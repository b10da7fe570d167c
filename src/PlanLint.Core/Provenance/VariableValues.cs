using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>
/// The part of a variable's value that is not what it was when the plan was made, for messages. What may be a secret is left out: by the
/// name of the variable or of a part, by what the text looks like, and whatever is marked.
/// </summary>
/// <param name="Path">The way from the variable to that part.</param>
/// <param name="Text">Both values, as the rest of a sentence.</param>
internal sealed record VariableValues(ValuePath Path, MessageText Text)
{
    private const int MostSteps = 8;

    /// <summary>The values of one variable; null when they are not to be shown.</summary>
    public static VariableValues? Of(string name, Value planned, Value here)
    {
        var path = ValuePath.Root;
        (Value? then, Value? now) = (planned, here);
        while (path.Steps.Length < MostSteps && Step(then, now) is { } step)
        {
            path = path.Append(step);
            (then, now) = step.Name is { } key ? (then![key], now![key]) : (then![step.Index], now![step.Index]);
        }
        bool isSecret = SecretNames.IsOne(name) || path.Steps.Any(s => s.Name is { } key && SecretNames.IsOne(key)) || MayBeSecret(then) || MayBeSecret(now);
        return isSecret ? null : new(path, (then, now) switch
        {
            (null, _) => MessageText.Of($"was not set when the plan was made, and is {Quoted(now!)} here"),
            (_, null) => MessageText.Of($"was {Quoted(then)} when the plan was made, and is not set here"),
            _ => MessageText.Of($"was {Quoted(then)} when the plan was made, and is {Quoted(now)} here"),
        });
    }

    /// <summary>The way to the only part that differs; null when several do, or the values are the parts.</summary>
    private static PathStep? Step(Value? then, Value? now)
    {
        if (then is not { IsNull: false } || now is not { IsNull: false }) return null;
        if (PlainValue.IsMapping(then) && PlainValue.IsMapping(now))
        {
            string[] names = [.. then.Attributes.Select(a => a.Key).Union(now.Attributes.Select(a => a.Key), StringComparer.Ordinal)
                .Where(n => then[n] is not { } one || now[n] is not { } other || !PlainValue.AreSame(one, other)).Take(2)];
            return names.Length == 1 ? names[0] : default(PathStep?);
        }
        if (!PlainValue.IsSequence(then) || !PlainValue.IsSequence(now) || then.Elements.Length != now.Elements.Length) return null;
        int[] indexes = [.. Enumerable.Range(0, then.Elements.Length).Where(i => !PlainValue.AreSame(then.Elements[i], now.Elements[i])).Take(2)];
        return indexes.Length == 1 ? indexes[0] : default(PathStep?);
    }

    private static QuotedValue Quoted(Value value) => new(value.ToString());

    private static bool MayBeSecret(Value? value)
    {
        if (value is null || value.IsNull) return false;
        if (value.ContainsSensitive || !value.IsKnown) return true;
        if (PlainValue.IsSequence(value)) return value.Elements.Any(MayBeSecret);
        if (PlainValue.IsMapping(value)) return value.Attributes.Any(a => SecretNames.IsOne(a.Key) || MayBeSecret(a.Value));
        return value.StringOrNull is { } text && (SecretNames.LooksGenerated(text) || SecretFormats.In(text).Any());
    }
}
