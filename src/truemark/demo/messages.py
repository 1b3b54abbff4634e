"""Customer messages, invented, with intents, urgency and mood."""

from typing import Any

GUIDELINE = """# Intents of customer messages

Say what the customer **wants us to do**. Several intents can stand in one message; choose all of them.

- **order/track**: where is my order? **order/change**: other address, size or quantity. **order/cancel**.
- **return/refund**: wants the money back. **return/exchange**: wants another one.
- **account/sign in**, **account/delete**.
- **praise** and **complaint** go with the others: a complaint that asks for a refund is both.

**Mood** is how the customer sounds, not how bad the problem is.
"""

SCHEMA: dict[str, Any] = {
    "stages": [{"name": "message", "type": "text", "source": "message"}],
    "questions": [
        {
            "name": "intents",
            "type": "choice",
            "multiple": True,
            "required": True,
            "options": [
                {"name": "order", "options": ["track", "change", "cancel"]},
                {"name": "return", "options": ["refund", "exchange"]},
                {"name": "account", "options": ["sign in", "delete"]},
                "praise",
                "complaint",
            ],
        },
        {"name": "mood", "type": "rating", "min": 1, "max": 5, "low": "angry", "high": "happy", "required": True},
        {"name": "urgent", "type": "choice", "options": ["yes", "no"]},
        {
            "name": "deadline",
            "type": "number",
            "title": "Within how many days?",
            "min": 0,
            "max": 60,
            "integer": True,
            "unit": "days",
            "when": {"urgent": "yes"},
        },
        {"name": "note", "type": "text", "title": "Note for the team", "multiline": True},
    ],
}

# mood | intents | urgent days or - | message
LINES = """
2 | order/track; complaint | 2 | My parcel should have been here on Friday. It is a birthday present for Sunday! Where is it?
4 | order/change | - | Hi! I just ordered the blue mug, could you make it two please?
3 | return/refund | - | The shoes do not fit. How do I send them back for a refund?
5 | praise | - | Just wanted to say that the lamp is gorgeous, thank you 🙏
1 | complaint; return/refund | - | Third time the kettle breaks. I want my money back, not another voucher.
3 | account/sign in | - | I cannot sign in any more since I changed my phone.
3 | order/cancel | 1 | Please cancel order 40812 before it ships today.
4 | return/exchange | - | Lovely jumper, but too small. Can I swap it for an L?
2 | account/delete; complaint | - | Please delete my account. I keep getting mails that I never asked for.
3 | order/track | - | Has order 39555 left your warehouse yet?
2 | order/change; complaint | 1 | You printed the wrong house number on the label!! It must be 17, not 71. The van comes tomorrow.
5 | praise; order/change | - | Best chocolate ever 😍 please double my next delivery
3 | return/exchange | - | The left speaker is silent. I would like a working pair.
1 | complaint; account/sign in | - | Locked out AGAIN and your hotline hangs up on me.
4 | order/track | - | Any news about my plants? No rush, just curious.
3 | return/refund; order/cancel | - | I would like to cancel the second chair and get the money for it.
3 | account/delete | - | How do I close my account and have my data erased?
2 | order/track | 3 | The tracking page has not moved for a week and we leave for holiday on Saturday.
4 | praise; return/exchange | - | Great service as always. One plate arrived chipped, could I get another?
3 | order/change | - | Can I still change the colour of my order to green?
1 | complaint; order/cancel | - | Six weeks! Forget it, cancel everything.
5 | praise; account/sign in | - | Your colleague Tom helped me into my account in two minutes. Brilliant!
3 | return/refund | - | I sent the coat back on the 3rd. When will I see the refund?
2 | order/change; order/track | 2 | I move house on Thursday, can the sofa go to the new address? And when does it come?
3 | account/sign in | - | The reset link says expired as soon as I click it.
4 | order/cancel; praise | - | Sorry, ordered twice by mistake, please cancel one. Love the shop!
2 | return/refund; complaint | - | The picture shows oak, this is plastic. Refund please.
3 | return/exchange; order/change | - | Could I exchange the red one, and add a gift wrap to the new one?
3 | order/track | - | Ist meine Bestellung 41120 schon unterwegs?
1 | complaint | - | I have never been treated so rudely in a shop.
"""
