using System.Collections.Immutable;

namespace PlanLint.Diagnostics;

/// <summary>
/// An option of a rule: one declaration, from which its pages are checked, an options file is checked, and the rule reads it.
/// </summary>
public abstract class RuleOption
{
    private protected RuleOption(string name, string meaning) => (Name, Meaning) = (name, meaning);

    /// <summary>Its name in the <c>rule</c> block.</summary>
    public string Name { get; }

    /// <summary>What it sets, as a phrase without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>The default as HCL.</summary>
    public abstract string Default { get; }

    /// <summary>What it may be, as the end of "must be": <c>a whole number, 0 or more</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>True for a value that the rule can work with.</summary>
    internal abstract bool Takes(object value);
}

/// <summary>An option that is an <see cref="int"/>, a <see cref="bool"/>, a <see cref="string"/> or a list of strings.</summary>
/// <typeparam name="T">Its type: one of these, the list as <see cref="ImmutableArray{T}"/>.</typeparam>
public sealed class RuleOption<T> : RuleOption where T : notnull
{
    /// <summary>An option with what holds when nobody sets it.</summary>
    public RuleOption(string name, T defaultValue, string meaning) : base(name, meaning)
    {
        if (typeof(T) != typeof(int) && typeof(T) != typeof(bool) && typeof(T) != typeof(string) && typeof(T) != typeof(ImmutableArray<string>))
            throw new NotSupportedException(
                $"The option '{name}' is of type {typeof(T).Name}; an option is an int, a bool, a string or an ImmutableArray<string>.");
        DefaultValue = defaultValue;
    }

    /// <summary>What holds when nobody sets it.</summary>
    public T DefaultValue { get; }

    /// <summary>The values it may have, and in words; any of the type when null, but no number below 0.</summary>
    public (Func<T, bool> Holds, string Words)? Possible { get; init; }

    /// <inheritdoc/>
    public override string Default => DefaultValue switch
    {
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        ImmutableArray<string> texts => $"[{string.Join(", ", texts.Select(t => $"\"{t}\""))}]",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"unreachable: {typeof(T)}"),
    };

    /// <inheritdoc/>
    public override string Expected => Possible?.Words ?? DefaultValue switch
    {
        bool => "true or false",
        string => "a string",
        int => "a whole number, 0 or more",
        _ => "a list of strings",
    };

    internal override bool Takes(object value) => value is T typed && (Possible is { } possible ? possible.Holds(typed) : value is not < 0);
}
