using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.LanguageServer;

/// <summary>JSON-RPC messages over a pair of streams, framed as the base protocol of LSP does. Writing is safe from several threads.</summary>
internal sealed class MessageChannel(Stream input, Stream output)
{
    private const int LongestHeader = 8 * 1024;
    private const int LongestMessage = 64 * 1024 * 1024;
    private const int DeepestMessage = 64;
    private readonly Lock writing = new();

    /// <summary>
    /// The next message; null at the end of the input. Throws <see cref="InvalidDataException"/> when the frame is broken, after which nothing
    /// can be read, and <see cref="JsonException"/> when its content is no JSON object, after which the next can.
    /// </summary>
    public JObject? Read()
    {
        int length = -1;
        while (ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                if (!line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) continue;
                if (!int.TryParse(line.AsSpan("Content-Length:".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                        CultureInfo.InvariantCulture, out length) || length is < 0 or > LongestMessage)
                    throw new InvalidDataException("the length of a message is wrong");
                continue;
            }
            if (length < 0) throw new InvalidDataException("a message has no length");
            byte[] content = new byte[length];
            if (input.ReadAtLeast(content, length, throwOnEndOfStream: false) < length) return null;
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(content)));
            (reader.DateParseHandling, reader.MaxDepth) = (DateParseHandling.None, DeepestMessage);
            return JObject.Load(reader);
        }
        return null;
    }

    /// <summary>Writes a message whole. A client that is gone is noticed when reading.</summary>
    public void Write(JObject message)
    {
        byte[] content = Encoding.UTF8.GetBytes(message.ToString(Formatting.None));
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n"));
        lock (writing)
        {
            try
            {
                output.Write(header);
                output.Write(content);
                output.Flush();
            }
            catch (IOException)
            {
            }
        }
    }

    private string? ReadLine()
    {
        var line = new StringBuilder();
        for (int read; (read = input.ReadByte()) >= 0;)
        {
            if (read == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length >= LongestHeader) throw new InvalidDataException("the header of a message is too long");
            line.Append((char)read);
        }
        return null;
    }
}
