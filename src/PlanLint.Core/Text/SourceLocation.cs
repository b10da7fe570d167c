namespace PlanLint.Text;

/// <summary>
/// A place that a finding can point at: a span of a text, a line range of a file whose text is not kept (a 500 MB plan), or a
/// whole file. Ordered by path, then position.
/// </summary>
public sealed class SourceLocation : IEquatable<SourceLocation>, IComparable<SourceLocation>
{
    private readonly LinePositionSpan? lines;

    private SourceLocation(string path, SourceText? source, TextSpan span, LinePositionSpan? lines)
    {
        Path = path;
        Source = source;
        Span = span;
        this.lines = lines;
    }

    /// <summary>Path relative to the analysis root, with <c>/</c> separators.</summary>
    public string Path { get; }

    /// <summary>The text, when it is kept; null for plan files and whole files.</summary>
    public SourceText? Source { get; }

    /// <summary>Span in <see cref="Source"/>; empty at 0 when there is none.</summary>
    public TextSpan Span { get; }

    /// <summary>True when the place is the file as a whole, so no line is meant.</summary>
    public bool IsFile => Source is null && lines is null;

    /// <summary>Zero-based lines and characters; the first line for a whole file.</summary>
    public LinePositionSpan LineSpan => lines ?? Source?.GetLineSpan(Span) ?? default;

    /// <summary>A span of a kept text.</summary>
    public static SourceLocation At(SourceText source, TextSpan span) => new(source.Path, source, span, null);

    /// <summary>A line range of a file whose text is not kept.</summary>
    public static SourceLocation At(string path, LinePositionSpan lines) => new(path, null, default, lines);

    /// <summary>A file as a whole.</summary>
    public static SourceLocation InFile(string path) => new(path, null, default, null);

    /// <inheritdoc/>
    public int CompareTo(SourceLocation? other)
    {
        if (other is null) return 1;
        int order = string.CompareOrdinal(Path, other.Path);
        if (order != 0) return order;
        // In one text lines need not be counted: they are in the order of offsets.
        if (Source is not null && ReferenceEquals(Source, other.Source)) return Span.CompareTo(other.Span);
        var (mine, theirs) = (LineSpan, other.LineSpan);
        order = mine.Start.CompareTo(theirs.Start);
        return order != 0 ? order : mine.End.CompareTo(theirs.End);
    }

    /// <inheritdoc/>
    public bool Equals(SourceLocation? other) =>
        other is not null && Path == other.Path && IsFile == other.IsFile
        && (Source is not null && ReferenceEquals(Source, other.Source) ? Span == other.Span : LineSpan.Equals(other.LineSpan));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SourceLocation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, LineSpan);

    /// <summary><c>path(line,character)</c>, one-based, for messages and debugging.</summary>
    public override string ToString() =>
        IsFile ? Path : $"{Path}({LineSpan.Start.Line + 1},{LineSpan.Start.Character + 1})";
}
