using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;

namespace PlanLint.Diagnostics;

/// <summary>
/// A message as format and arguments, which becomes text only where it is written: triage splits its <see cref="Subject"/>, and a
/// writer decides how a <see cref="QuotedValue"/> looks. Equal when the texts are.
/// </summary>
public sealed class MessageText : IEquatable<MessageText>
{
    private readonly bool isPlain;
    private string? text;

    /// <summary>A message of a composite format. Its text has one line, whatever the arguments hold.</summary>
    public MessageText(string format, ImmutableArray<object?> arguments) => (Format, Arguments) = (format, arguments);

    private MessageText(string text)
    {
        (Format, Arguments, this.text) = ("{0}", [text], text);
        isPlain = true;
    }

    /// <summary>The composite format.</summary>
    public string Format { get; }

    /// <summary>
    /// What stands for <c>{0}</c>, <c>{1}</c> …: addresses, subjects, names and numbers of the configuration; values, which may be secret,
    /// as <see cref="QuotedValue"/>.
    /// </summary>
    public ImmutableArray<object?> Arguments { get; }

    /// <summary>A message of an interpolated text: what stands in braces is an argument.</summary>
    public static MessageText Of(FormattableString text) => new(text.Format, [.. text.GetArguments()]);

    /// <summary>Messages one after the other.</summary>
    public static MessageText Join(string separator, IEnumerable<MessageText> parts)
    {
        object?[] all = [.. parts];
        return new MessageText(string.Join(separator, all.Select((_, i) => $"{{{i}}}")), [.. all]);
    }

    /// <summary>A text that is ready.</summary>
    public static implicit operator MessageText(string text) => new(text);

    /// <summary>The message about some of the instances that it is about.</summary>
    public MessageText About(IReadOnlyList<ResourceAddress> instances) =>
        isPlain ? this : new MessageText(Format, [.. Arguments.Select(a => a is Subject subject ? subject.Part(instances) : a)]);

    /// <summary>The text, values shortened and as they are.</summary>
    public override string ToString() => text ??= Write(a => a);

    /// <summary>The text, with each argument as <paramref name="write"/> writes it; of a text that is ready, all of it is one.</summary>
    public string ToString(Func<object?, object?> write) => isPlain ? $"{write(text)}" : Write(write);

    /// <inheritdoc/>
    public bool Equals(MessageText? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MessageText);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private string Write(Func<object?, object?> write) =>
        string.Format(CultureInfo.InvariantCulture, Format, [.. Arguments.Select(a => Write(a, write))]).ReplaceLineEndings(" ");

    private static object? Write(object? argument, Func<object?, object?> write) => argument switch
    {
        MessageText message => message.ToString(write),
        Several several => several.ToString(a => Write(a, write)),
        _ => write(argument),
    };
}
