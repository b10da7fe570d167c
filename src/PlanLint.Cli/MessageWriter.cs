using System.Text;

namespace PlanLint.Cli;

/// <summary>
/// Standard error for messages. They quote words, names and texts of strangers, so whatever a terminal would obey is replaced; what is
/// drawn on a terminal on purpose goes to <see cref="Terminal"/>.
/// </summary>
internal sealed class MessageWriter : TextWriter
{
    private readonly TextWriter inner;

    private MessageWriter(TextWriter inner) => this.inner = inner;

    /// <summary>Standard error as it is.</summary>
    public static TextWriter Terminal { get; private set; } = Null;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts itself before standard error, once.</summary>
    public static void Install()
    {
        if (ReferenceEquals(installed, Console.Error)) return;
        Terminal = Console.Error;
        Console.SetError(new MessageWriter(Terminal));
        installed = Console.Error;
    }

    private static TextWriter? installed;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(IsObeyed(value) ? '\uFFFD' : value);

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is not null) Write(value.AsSpan());
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (true)
        {
            int at = 0;
            while (at < buffer.Length && !(IsObeyed(buffer[at]) && !IsLineEnd(buffer, at))) at++;
            inner.Write(buffer[..at]);
            if (at == buffer.Length) return;
            inner.Write('\uFFFD');
            buffer = buffer[(at + 1)..];
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    private static bool IsObeyed(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    private static bool IsLineEnd(ReadOnlySpan<char> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
}
