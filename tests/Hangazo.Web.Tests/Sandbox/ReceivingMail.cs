using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Hangazo.Web.Tests.Sandbox;

public sealed class ReceivingMail(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Decodes_subject_text_html_and_attachment()
    {
        const string to = "wanjiku@hangazo.test";
        var longLine = "Asante sana! Karibu tena - KSh 2,499 … " + new string('x', 200);
        using var mail = new MailMessage("Hangazo <shop@hangazo.test>", to)
        {
            Subject = "Order HZ-261121-ABCD is yours – thank you, Wanjikũ",
            SubjectEncoding = Encoding.UTF8,
            Body = longLine,
            BodyEncoding = Encoding.UTF8,
        };
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Asante <b>sana</b> – ũ</p>", Encoding.UTF8, MediaTypeNames.Text.Html));
        using var file = new MemoryStream(new byte[300]);
        mail.Attachments.Add(new Attachment(file, "invoice.pdf", MediaTypeNames.Application.Pdf));
        await SendAsync(mail);

        var received = (await sandbox.SimAsync("mail?to=" + to)).EnumerateArray().Single();
        Assert.Equal(mail.Subject, received.GetProperty("subject").GetString());
        Assert.Equal(longLine, received.GetProperty("text").GetString());
        Assert.Equal("<p>Asante <b>sana</b> – ũ</p>", received.GetProperty("html").GetString());
        var attachment = received.GetProperty("attachments").EnumerateArray().Single();
        Assert.Equal("invoice.pdf", attachment.GetProperty("name").GetString());
        Assert.Equal(300, attachment.GetProperty("size").GetInt32());

        var page = await sandbox.Http.GetStringAsync("/mail/" + received.GetProperty("id").GetString());
        Assert.Contains("<iframe", page, StringComparison.Ordinal);
        Assert.Contains("&lt;p&gt;Asante", page, StringComparison.Ordinal);
        Assert.Contains("HZ-261121-ABCD", await sandbox.Http.GetStringAsync("/mail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_lines_that_start_with_a_dot_and_makes_links_clickable()
    {
        using var mail = new MailMessage("shop@hangazo.test", "otieno@hangazo.test", "Dots", ".one\r\n..two\r\nhttp://127.0.0.1:5000/orders/HZ?key=a.b");
        await SendAsync(mail);
        var received = (await sandbox.SimAsync("mail?to=OTIENO@hangazo.test")).EnumerateArray().Single();
        Assert.Equal(".one\n..two\nhttp://127.0.0.1:5000/orders/HZ?key=a.b", received.GetProperty("text").GetString());
        var page = await sandbox.Http.GetStringAsync("/mail/" + received.GetProperty("id").GetString());
        Assert.Contains("<a href=\"http://127.0.0.1:5000/orders/HZ?key=a.b\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_more_than_one_mebibyte()
    {
        using var mail = new MailMessage("shop@hangazo.test", "amina@hangazo.test", "Large", new string('x', 1_200_000));
        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(mail));
        Assert.Equal(0, (await sandbox.SimAsync("mail?to=amina@hangazo.test")).GetArrayLength());
    }

    [Fact]
    public async Task Speaks_the_small_verbs_and_keeps_order()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", await PortAsync());
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        Assert.StartsWith("220", await reader.ReadLineAsync(), StringComparison.Ordinal);
        foreach (var (command, reply) in new[]
        {
            ("HELO shop", "250"), ("NOOP", "250"), ("RCPT TO:<a@b.c>", "503"), ("MAIL FROM:<a@b.c>", "250"), ("DATA", "503"),
            ("RCPT TO:<a@b.c>", "250"), ("RSET", "250"), ("DATA", "503"), ("MAIL FROM:<a@b.c> SIZE=9999999", "552"), ("NONSENSE", "500"), ("QUIT", "221"),
        })
        {
            await writer.WriteLineAsync(command);
            Assert.StartsWith(reply, await reader.ReadLineAsync(), StringComparison.Ordinal);
        }
        Assert.Null(await reader.ReadLineAsync());
    }

    private async Task SendAsync(MailMessage mail)
    {
        using var smtp = new SmtpClient("127.0.0.1", await PortAsync());
        await smtp.SendMailAsync(mail);
    }

    private async Task<int> PortAsync() => int.Parse((await sandbox.SimAsync("info")).GetProperty("smtpPort").GetRawText(), CultureInfo.InvariantCulture);
}
