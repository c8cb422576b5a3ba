"""What East Asian people are called: family names, names of other tongues, and what is nobody's name."""

from __future__ import annotations

import re
from functools import cache

from scanner.fields.shelf import rows

DOUBLE_FAMILY = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 东郭 皇甫 남궁 황보 제갈 선우 독고".split()
)
FAMILY = frozenset(
    "释釋王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余"
    "杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾鐘谭譚陆陸汪范範金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱丘江尹薛闫阎閻段雷侯龙龍史陶"
    "黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐"
    "耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲"
    "房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全"
    "佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談匡鞠惠荆樂樊谌諶"
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
"""One-letter family names of China and Korea: a closed class, nine in ten people have one of these; monks
have the first."""
ADDRESSED = tuple(
    "师傅 師傅 师父 師父 老板 老闆 先生 小姐 女士 太太 经理 經理 教练 教練 老师 老師 医生 醫生".split()
)
"""What one calls people by behind their family name, where a card says no more of them."""
DOTTED = re.compile(r"[\u4e00-\u9fff]{2,}(?:·[\u4e00-\u9fff]{2,}){1,2}")
"""A name of another tongue in Chinese characters: "阿卜杜拉·买买提"."""
SOUNDED = frozenset(
    "阿艾伊依亚娅雅瓦维娃沃乌吾吐图土托塔坦提特泰铁迪丁达德都多杜朵古吉加尕格哈海罕合和赫霍胡卡凯柯科克肯库孜兹扎则泽再姆木穆"
    "买麦曼玛马米密蜜莫默那娜乃奈尼努诺帕巴拜包贝比别白波伯布扑普其恰切曲热然日肉如茹萨赛沙莎山司斯丝苏索夏谢西希尔力里丽莉利"
    "拉来兰莱勒列林琳罗洛鲁路伦江坚衣益英云约尤于玉育裕宰外万汪文翁卧牙燕叶耶也衍"
)
"""Characters that spell names by their sound."""
SOUNDING = 0.8
"""Share of them from which on words with a dot between them are a name, and no list of wares."""


def is_addressed(text: str) -> bool:
    """Tell whether a text is a family name and what one calls people by: "张师傅"."""
    family = text[:-2] if text.endswith(ADDRESSED) else ""
    return (len(family) == 1 and family in FAMILY) or family in DOUBLE_FAMILY


def is_of_another_tongue(text: str) -> bool:
    """Tell whether a text is a name of another tongue, spelt in Chinese characters with a dot."""
    letters = text.replace("·", "")
    return bool(DOTTED.fullmatch(text)) and sum(c in SOUNDED for c in letters) >= SOUNDING * len(letters)


def is_notice(text: str) -> bool:
    """Tell whether a text is put together from what cards say to customers: "微信同号"."""
    return bool(_notice().fullmatch(text))


@cache
def _notice() -> re.Pattern[str]:
    words = sorted((word for (row,) in rows("notices") for word in row.split()), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})+")
