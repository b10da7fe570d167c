namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Growing storage for the tokens of one text, and for the children of the nodes being read. One is kept per thread and reused from file to
/// file: tokens are needed only while
/// parsing, and are read again from the text when somebody asks for them.
/// </summary>
internal sealed class TokenBuffer
{
    /// <summary>Buffers above this size are given back to the collector, so that one huge file does not pin memory.</summary>
    private const int KeptTokens = 1 << 20;

    [ThreadStatic]
    private static TokenBuffer? cached;

    public RawToken[] Items = new RawToken[1024];
    public int Count;

    public Scratch<BodyItemSyntax> BodyItems { get; } = new();

    public Scratch<LabelSyntax> Labels { get; } = new();

    public Scratch<ExpressionSyntax> Expressions { get; } = new();

    public Scratch<ObjectItemSyntax> ObjectItems { get; } = new();

    public Scratch<TraversalStep> Steps { get; } = new();

    public static TokenBuffer Rent()
    {
        var buffer = cached ?? new TokenBuffer();
        cached = null;
        buffer.Count = 0;
        return buffer;
    }

    public static void Return(TokenBuffer buffer)
    {
        if (buffer.Items.Length > KeptTokens || buffer.BodyItems.Items.Length > KeptTokens || buffer.Expressions.Items.Length > KeptTokens) return;
        buffer.BodyItems.Clear();
        buffer.Labels.Clear();
        buffer.Expressions.Clear();
        buffer.ObjectItems.Clear();
        buffer.Steps.Clear();
        cached = buffer;
    }

    public void Add(TokenKind kind, int start, int end)
    {
        int count = Count;
        var items = Items;
        if ((uint)count >= (uint)items.Length) items = Grow();
        items[count] = new RawToken(kind, start, end);
        Count = count + 1;
    }

    private RawToken[] Grow()
    {
        Array.Resize(ref Items, Items.Length * 2);
        return Items;
    }
}
