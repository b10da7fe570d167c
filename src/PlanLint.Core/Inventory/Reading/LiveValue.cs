using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Parts of live objects, tolerant of what is missing or of another type.</summary>
internal static class LiveValue
{
    /// <summary>A string member; empty when absent.</summary>
    public static string Text(this Value? value, string name) => value?[name]?.StringOrNull ?? "";

    /// <summary>A string or number member as text; empty when absent.</summary>
    public static string Id(this Value? value, string name) => value?[name] switch
    {
        { IsNull: false, IsKnown: true, Kind: TypeKind.Number } number => number.AsNumber.ToString(),
        var other => other?.StringOrNull ?? "",
    };

    /// <summary>A time; null when absent or unreadable.</summary>
    public static DateTimeOffset? Time(this Value? value, string name) =>
        DateTimeOffset.TryParse(value.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>String entries of an object member, ordered ordinally.</summary>
    public static ImmutableSortedDictionary<string, string> Texts(this Value? value, string name)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in value?[name]?.Attributes ?? Value.EmptyObject.Attributes)
            if (text.StringOrNull is { } known) texts[key] = known;
        return texts.ToImmutable();
    }

    /// <summary>The same object with a member changed.</summary>
    public static Value With(this Value value, string name, Func<Value, Value> change) =>
        value[name] is { IsNull: false } member ? value.With(name, change(member)) : value;

    /// <summary>The same object with a member added or replaced.</summary>
    public static Value With(this Value value, string name, Value member) => Value.Object(value.Attributes.Append(KeyValuePair.Create(name, member)));

    /// <summary>The same value with every string below names that say so hashed.</summary>
    public static Value HashSecrets(this Value value, Func<string, bool> isSecret)
    {
        if (value.IsNull || !value.IsKnown) return value;
        return value.Kind switch
        {
            TypeKind.Object =>
                Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, isSecret(a.Key) ? HashAll(a.Value) : HashSecrets(a.Value, isSecret)))),
            TypeKind.Tuple => Value.Tuple([.. value.Elements.Select(e => HashSecrets(e, isSecret))]),
            _ => value,
        };
    }

    /// <summary>The same value with every string in it hashed.</summary>
    public static Value HashAll(Value value)
    {
        if (value.IsNull || !value.IsKnown) return value;
        return value.Kind switch
        {
            TypeKind.String => HashedSecret.ValueOf(value.AsString),
            TypeKind.Object => Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, HashAll(a.Value)))),
            TypeKind.Tuple => Value.Tuple([.. value.Elements.Select(HashAll)]),
            _ => value,
        };
    }
}
